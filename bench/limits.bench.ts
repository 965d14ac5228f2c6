import { Client } from 'pg';
import { hashSecret } from '../src/modules/identity/index.js';
import { fillPeople } from './support/fill.js';
import { applyLoad } from './support/load.js';
import { startServer } from './support/server-process.js';

export interface LimitsBenchResult {
  /** Throughput of the cheapest answer to somebody signed in, with requests counted, against the same without; bar: at least 0.9. */
  readonly ratio: number;
  /** Answers a second, counted. */
  readonly perSecond: number;
}

const SECRET = 'bench-session-secret-of-enough-length';
const ROUNDS = 3;
const SECONDS = 3;
const CONNECTIONS = 16;

/** Two servers of ours on one database, one that counts by address and by person and one that does not; rounds alternate. */
export async function benchLimits({ databaseUrl }: { databaseUrl: string }): Promise<LimitsBenchResult> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await fillPeople(client, hashSecret(SECRET)).finally(() => client.end());
  const environment = { DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' };
  const counting = await startServer('api-server.ts', environment);
  const free = await startServer('api-server.ts', { ...environment, RATE_LIMIT_PERCENT: '0' });
  try {
    const headers = { cookie: `zhenggai_session=${SECRET}` };
    const measure = async (port: number, seconds: number) =>
      (await applyLoad({ port, path: '/api/session', headers, connections: CONNECTIONS, seconds })).perSecond;
    await measure(counting.port, 1);
    await measure(free.port, 1);
    const rounds: LimitsBenchResult[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const [bare, perSecond] = [await measure(free.port, SECONDS), await measure(counting.port, SECONDS)];
      rounds.push({ ratio: perSecond / bare, perSecond });
    }
    const middle = rounds.sort((a, b) => a.ratio - b.ratio)[Math.floor(ROUNDS / 2)];
    if (middle === undefined) throw new Error('no round was run');
    return middle;
  } finally {
    await Promise.all([counting.stop(), free.stop()]);
  }
}
