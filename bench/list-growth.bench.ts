import { Client } from 'pg';
import { hashSecret } from '../src/modules/identity/index.js';
import { fillPeople, fillTasks } from './support/fill.js';
import { applyLoad } from './support/load.js';
import { startServer } from './support/server-process.js';

export interface ListGrowthResult {
  /** Milliseconds for a page of fifty, median. */
  readonly few: number;
  readonly many: number;
  /** Bar: at most 1.3. */
  readonly ratio: number;
}

const SECRET = 'bench-session-secret-of-enough-length';
const PATHS = ['/api/tasks?limit=50', '/api/tasks?state=in_progress&year=2025&kind=shortcoming&limit=50'];

/** The same pages of the list at two sizes of the table, over HTTP. */
export async function benchListGrowth({
  databaseUrl,
  few = 100_000,
  many = 1_000_000,
}: {
  databaseUrl: string;
  few?: number;
  many?: number;
}): Promise<ListGrowthResult> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const ours = await startServer('api-server.ts', { DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' });
  try {
    await fillPeople(client, hashSecret(SECRET));
    await fillTasks(client, { from: 1, to: few });
    await client.query('vacuum analyze task');
    const small = await medianOf(ours.port);
    await fillTasks(client, { from: few + 1, to: many });
    await client.query('vacuum analyze task');
    const large = await medianOf(ours.port);
    return { few: small, many: large, ratio: large / small };
  } finally {
    await ours.stop();
    await client.end();
  }
}

async function medianOf(port: number): Promise<number> {
  let sum = 0;
  for (const path of PATHS) {
    const load = { port, path, headers: { cookie: `zhenggai_session=${SECRET}` }, connections: 4 };
    await applyLoad({ ...load, seconds: 1 });
    sum += (await applyLoad({ ...load, seconds: 3 })).p50;
  }
  return sum / PATHS.length;
}
