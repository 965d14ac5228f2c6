import { setTimeout as delay } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { SUPERUSER } from './cluster.js';
import { explain } from './failure.js';
import { isAlive } from './lock-file.js';
import { StartupProblem } from './startup-problem.js';

/**
 * Role and database of Zhenggai. The role is no superuser, so row-level security binds it; it may create the role that the
 * application works as (the first migration does) and, for restores and tests, further databases.
 */
const NAME = 'zhenggai';
/** "zgai" in ASCII: the advisory lock that says which process uses this cluster. */
const OWNER_LOCK = 0x7a676169;
const RELEASE_PATIENCE_MS = 3_000;
const POLL_MS = 25;

const INVALID_PASSWORD = '28P01';
const NO_SUCH_DATABASE = '3D000';

/** How to reach the database of Zhenggai on the loopback interface. */
export interface Access {
  readonly port: number;
  readonly password: string;
}

/** Says that there is no TLS, or a PGSSLMODE meant for another server would ask for it. */
export function databaseUrl({ port, password }: Access, user = NAME, database = NAME): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

/**
 * Claims the cluster for this process until the connection it returns is ended, by a session-level advisory lock: the server releases
 * it by itself when the process dies.
 *
 * @throws StartupProblem where another living process has claimed it
 */
export async function claimOwnership(access: Access, folder: string): Promise<Client> {
  const client = await connectAsOwner(access).catch((error: unknown) => {
    throw explain((error as Error).message, folder);
  });
  const deadline = Date.now() + RELEASE_PATIENCE_MS;
  while (!(await tryLock(client))) {
    const rival = await rivalPid(client);
    if (Date.now() > deadline || (rival !== null && isAlive(rival))) {
      await client.end();
      throw new StartupProblem(
        `Zhenggai is already running from this folder (${folder}, pid ${rival ?? 'unknown'}).`,
      );
    }
    await delay(POLL_MS);
  }
  return client;
}

/** Whether some process has claimed the cluster; false also where it lets nobody in. */
export async function isOwned(access: Access): Promise<boolean> {
  try {
    const client = await connect(databaseUrl(access));
    const owner = await rivalPid(client);
    await client.end();
    return owner !== null;
  } catch {
    return false;
  }
}

async function connectAsOwner(access: Access): Promise<Client> {
  try {
    return await connect(databaseUrl(access));
  } catch (error) {
    const missing =
      error instanceof DatabaseError && [INVALID_PASSWORD, NO_SUCH_DATABASE].includes(error.code ?? '');
    if (!missing) throw error;
    await createRoleAndDatabase(access);
    return connect(databaseUrl(access));
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: `zhenggai owner ${process.pid}` });
  // Whoever holds the connection hears of its end by 'end'; without a listener of 'error' Node would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Safe to repeat and to run side by side: a start killed half-way is completed by the next one. */
async function createRoleAndDatabase(access: Access): Promise<void> {
  const admin = await connect(databaseUrl(access, SUPERUSER, 'postgres'));
  try {
    await admin.query('select pg_advisory_lock($1)', [OWNER_LOCK]);
    const has = async (query: string) => (await admin.query(query, [NAME])).rows.length > 0;
    if (!(await has('select from pg_roles where rolname = $1')))
      await admin.query(
        `create role ${NAME} login createdb createrole password ${admin.escapeLiteral(access.password)}`,
      );
    if (!(await has('select from pg_database where datname = $1')))
      await admin.query(`create database ${NAME} owner ${NAME}`);
  } finally {
    await admin.end();
  }
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
    OWNER_LOCK,
  ]);
  return rows[0]?.locked === true;
}

async function rivalPid(client: Client): Promise<number | null> {
  const { rows } = await client.query<{ owner: string }>(
    `select application_name as owner
       from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and objid = $1 and granted`,
    [OWNER_LOCK],
  );
  const pid = /^zhenggai owner (\d+)$/.exec(rows[0]?.owner ?? '')?.[1];
  return pid === undefined ? null : Number(pid);
}
