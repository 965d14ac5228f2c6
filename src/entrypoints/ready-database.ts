import { join } from 'node:path';
import { loadReference } from '../../seeds/reference/load-reference.js';
import { PROJECT_ROOT, type AppConfig } from '../platform/config/config.js';
import {
  findRunningPostgres,
  startEmbeddedPostgres,
  StartupProblem,
} from '../platform/database/embedded/index.js';
import { primaryUrl } from '../platform/database/primary.js';
import { dropHalfToldDemo, migrate } from '../platform/database/migrate.js';

export const SEEDS_FOLDER = join(PROJECT_ROOT, 'seeds');

/** A migrated database, and how to let go of it when everything else has stopped. */
export interface ReadyDatabase {
  readonly url: string;
  readonly embedded: boolean;
  stop(): Promise<void>;
}

/** The configured server, or the embedded one started for this process; schema and reference data of this version either way. */
export async function readyDatabase(config: AppConfig, log: (line: string) => void): Promise<ReadyDatabase> {
  const database = await connect(config, log);
  try {
    await migrate(database.url);
    if (config.demo && (await dropHalfToldDemo(database.url))) await migrate(database.url);
    await loadReference(database.url, SEEDS_FOLDER);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** For commands beside a running program: its database where one runs from this folder, else one of our own for as long as it takes. */
export async function joinDatabase(
  config: AppConfig,
  log: (line: string) => void,
): Promise<ReadyDatabase & { readonly joined: boolean }> {
  const running = config.databaseUrl === null ? await findRunningPostgres(config.dataDir) : null;
  if (running === null) return { ...(await readyDatabase(config, log)), joined: false };
  return { url: running, embedded: true, joined: true, stop: () => Promise.resolve() };
}

/** As it is, for commands that must not migrate it: the database of a running program, else one of our own for as long as it takes. */
export async function databaseAsItIs(config: AppConfig, log: (line: string) => void): Promise<ReadyDatabase> {
  const running = config.databaseUrl === null ? await findRunningPostgres(config.dataDir) : null;
  if (running === null) return connect(config, log);
  return { url: running, embedded: true, stop: () => Promise.resolve() };
}

async function connect(
  { databaseUrl, databaseDirectUrl, dataDir }: AppConfig,
  log: (line: string) => void,
): Promise<ReadyDatabase> {
  if (databaseUrl === null) {
    const server = await startEmbeddedPostgres({ dataDir, log });
    return { url: server.url, embedded: true, stop: () => server.stop() };
  }
  const url = await primaryUrl(databaseDirectUrl ?? databaseUrl);
  return { url, embedded: false, stop: () => Promise.resolve() };
}

/** What the person at the terminal reads when the start fails: one line, no stack trace. */
export function startupLine(error: unknown): string {
  if (error instanceof StartupProblem) return error.message;
  const { code, message, address, port } = error as NodeJS.ErrnoException & {
    address?: string;
    port?: number;
  };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Stop the other program or choose another: PORT=3100 npm start`;
  if (code === 'EACCES' && port !== undefined)
    return `Port ${port} may not be opened by this user; choose one above 1024: PORT=3100 npm start`;
  if (code === 'ECONNREFUSED')
    return `Nothing answers at ${address}:${port}; check DATABASE_URL and REDIS_URL.`;
  const unreachable = unreachableLine(code ?? '', error as { hostname?: string });
  if (unreachable !== null) return unreachable;
  if (code === 'ENOSPC')
    return 'The disk is full: free some space and start again; what was committed is kept.';
  if (code === '28P01') return 'The database refuses this user or password; check DATABASE_URL.';
  if (code === '3D000') return 'The database in DATABASE_URL does not exist; create it first.';
  return message;
}

/** Name servers and certificates. */
function unreachableLine(code: string, { hostname = '' }: { readonly hostname?: string }): string | null {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `The name ${hostname} is not found (${code}): the name server is away or DATABASE_URL is wrong; an address works without one.`;
  if (code === 'CERT_HAS_EXPIRED')
    return 'The certificate of the database has expired: renew it on the server, then start again.';
  if (code === 'CERT_NOT_YET_VALID')
    return 'The certificate of the database is not valid yet: is the clock of this machine right?';
  return null;
}
