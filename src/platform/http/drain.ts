import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as delay } from 'node:timers/promises';
import { Readiness } from '../observability/readiness.js';

/** Requests that have not been answered by then are cut off: the process gives itself 30 s in all. */
const ANSWER_WITHIN_MS = 15_000;

/** From the moment the process is leaving, every answer ends its connection, so that none is reused for a request that would come too late. */
export function endConnectionsWhenLeaving(app: NestFastifyApplication): void {
  const readiness = app.get(Readiness);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (_request, reply, payload, done) => {
      if (readiness.isLeaving) reply.header('connection', 'close');
      done(null, payload);
    });
}

/**
 * Takes the process out of service: `/health/serving` and `/health/ready` answer 503 at once while requests are still answered for
 * `drainSeconds`, the time that whoever spreads the load needs to notice; then nothing new is taken and what is under way is finished.
 */
export async function closeGently(app: NestFastifyApplication, drainSeconds: number): Promise<void> {
  app.get(Readiness).leave();
  await delay(drainSeconds * 1000);
  const server = app.getHttpServer();
  const cut = setTimeout(() => server.closeAllConnections(), ANSWER_WITHIN_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}
