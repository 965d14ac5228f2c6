import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AppConfig } from '../platform/config/config.js';

/**
 * Whether the program will be able to listen: asked before the demo is told and before anything else is started.
 * @throws Error as the system gives it, with `code` and `port`
 */
export async function requirePort({ port, host }: Pick<AppConfig, 'port' | 'host'>): Promise<void> {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}
