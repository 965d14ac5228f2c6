import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PASSWORD_FILE } from './cluster.js';
import { findPostmaster } from './lock-file.js';
import { databaseUrl, isOwned } from './ownership.js';

/**
 * Address of the embedded PostgreSQL that another living process runs from this folder. Claims nothing.
 *
 * @returns null where none runs, and where the one that runs was left by a process that was killed: starting adopts that one
 */
export async function findRunningPostgres(dataDir: string): Promise<string | null> {
  const folder = resolve(dataDir);
  const secret = join(folder, PASSWORD_FILE);
  const server = findPostmaster(join(folder, 'postgres'));
  if (server === null || !server.ready || !existsSync(secret)) return null;
  const access = { port: server.port, password: readFileSync(secret, 'utf8').trim() };
  return (await isOwned(access)) ? databaseUrl(access) : null;
}
