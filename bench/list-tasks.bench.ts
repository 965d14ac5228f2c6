import { Client } from 'pg';
import { listStatement } from '../src/modules/tasks/index.js';
import { hashSecret } from '../src/modules/identity/index.js';
import { fillPeople, fillTasks } from './support/fill.js';
import { applyLoad, WARM_SECONDS, type LoadResult } from './support/load.js';
import { startServer } from './support/server-process.js';

export interface ListBenchResult {
  readonly tasks: number;
  readonly ours: LoadResult;
  readonly bare: LoadResult;
  /** Throughput against the bare server; bar: at least 0.6. */
  readonly ratio: number;
}

const SECRET = 'bench-session-secret-of-enough-length';
const ROUNDS = 3;
const SECONDS = 4;
const CONNECTIONS = 16;

/** Fifty of `tasks` rows with three filters, over HTTP, against a bare server that runs the same statement; rounds alternate. */
export async function benchList({
  databaseUrl,
  tasks = 100_000,
}: {
  databaseUrl: string;
  tasks?: number;
}): Promise<ListBenchResult> {
  await fill(databaseUrl, tasks);
  const query = { state: 'in_progress', year: 2025, kind: 'shortcoming' } as const;
  const { text, values } = listStatement(query, 50);
  const bare = await startServer('bare-server.ts', {
    DATABASE_URL: databaseUrl,
    STATEMENT: text,
    VALUES: JSON.stringify(values),
  });
  const ours = await startServer('api-server.ts', { DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' });
  try {
    const path = '/api/tasks?state=in_progress&year=2025&kind=shortcoming';
    const headers = { cookie: `zhenggai_session=${SECRET}` };
    const measure = (port: number, seconds: number) =>
      applyLoad({ port, path, headers, connections: CONNECTIONS, seconds });
    await measure(bare.port, WARM_SECONDS);
    await measure(ours.port, WARM_SECONDS);
    const rounds: { bare: LoadResult; ours: LoadResult }[] = [];
    for (let i = 0; i < ROUNDS; i++)
      rounds.push({ bare: await measure(bare.port, SECONDS), ours: await measure(ours.port, SECONDS) });
    const middle = rounds.sort((a, b) => ratioOf(a) - ratioOf(b))[Math.floor(ROUNDS / 2)];
    if (middle === undefined) throw new Error('no round was run');
    return { tasks, ...middle, ratio: ratioOf(middle) };
  } finally {
    await Promise.all([bare.stop(), ours.stop()]);
  }
}

function ratioOf({ ours, bare }: { ours: LoadResult; bare: LoadResult }): number {
  return ours.perSecond / bare.perSecond;
}

async function fill(databaseUrl: string, tasks: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await fillPeople(client, hashSecret(SECRET));
    await fillTasks(client, { from: 1, to: tasks });
    await client.query('vacuum analyze task');
  } finally {
    await client.end();
  }
}
