/**
 * A worker process that kills itself in the middle of its work, with no chance to clean up.
 * Arguments: `relay` (between add and mark) or `job` (in a handler's transaction), database address, Redis address if any.
 */
import { startBackgroundApp } from '../integration/outbox/background-app.js';
import { HANDLERS, Interference } from '../integration/outbox/jobs.js';
import { Handover } from '../../src/platform/outbox/handover.js';
import { FatalHandover } from './faulty-parts.js';

const [place, databaseUrl = '', redisUrl = null] = process.argv.slice(2);

const app = await startBackgroundApp({
  databaseUrl,
  redisUrl,
  handlers: HANDLERS,
  instead: place === 'relay' ? [[Handover, FatalHandover]] : [],
});
app.get(Interference).during = async () => {
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => {});
};
