import { Client } from 'pg';
import { hashSecret } from '../src/modules/identity/index.js';
import { readTaskStatement } from '../src/modules/tasks/index.js';
import { fillPeople, fillTasks } from './support/fill.js';
import { applyLoad, WARM_SECONDS, type LoadResult } from './support/load.js';
import { startServer } from './support/server-process.js';

export interface OneTaskBenchResult {
  readonly ours: LoadResult;
  readonly bare: LoadResult;
  /** Throughput against the bare server; bar: at least 0.5. */
  readonly ratio: number;
}

const SECRET = 'bench-session-secret-of-enough-length';
const ROUNDS = 3;
const CONNECTIONS = 16;

/** One task with a timeline of fifty acts, over HTTP, against a bare server that runs the same statement; rounds alternate. */
export async function benchOneTask({
  databaseUrl,
  seconds = 3,
}: {
  databaseUrl: string;
  seconds?: number;
}): Promise<OneTaskBenchResult> {
  const id = await prepare(databaseUrl);
  const { text, values } = readTaskStatement(id);
  const bare = await startServer('bare-server.ts', {
    DATABASE_URL: databaseUrl,
    STATEMENT: text,
    VALUES: JSON.stringify(values),
    ANSWER: 'task',
  });
  const ours = await startServer('api-server.ts', { DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' });
  try {
    const headers = { cookie: `zhenggai_session=${SECRET}` };
    const measure = (port: number, length: number) =>
      applyLoad({ port, path: `/api/tasks/${id}`, headers, connections: CONNECTIONS, seconds: length });
    await measure(bare.port, WARM_SECONDS);
    await measure(ours.port, WARM_SECONDS);
    const rounds: { bare: LoadResult; ours: LoadResult }[] = [];
    for (let i = 0; i < ROUNDS; i++)
      rounds.push({ bare: await measure(bare.port, seconds), ours: await measure(ours.port, seconds) });
    const middle = rounds.sort((a, b) => ratioOf(a) - ratioOf(b))[Math.floor(ROUNDS / 2)];
    if (middle === undefined) throw new Error('no round was run');
    return { ...middle, ratio: ratioOf(middle) };
  } finally {
    await Promise.all([bare.stop(), ours.stop()]);
  }
}

function ratioOf({ ours, bare }: { ours: LoadResult; bare: LoadResult }): number {
  return ours.perSecond / bare.perSecond;
}

async function prepare(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await fillPeople(client, hashSecret(SECRET));
    await fillTasks(client, { from: 1, to: 5000 });
    const { rows } = await client.query<{ id: string }>(`select id from task where number = '2025-2500'`);
    const id = rows[0]?.id ?? '';
    for (const statement of PAPERS) await client.query(statement, [id]);
    await client.query('vacuum analyze');
    return id;
  } finally {
    await client.end();
  }
}

/** Two parties, two criteria with evidence, four measures, twelve reports of progress and fifty acts. */
const PAPERS = [
  `insert into task_party (task_id, organisation_id, org_path, part)
   select t.id, o.id, t.org_path, case o.code when 'c7' then 'lead' else 'assisting' end
   from task t, organisation o where t.id = $1 and o.code in ('c7', 'c8')`,
  `insert into task_criterion (task_id, org_path, seq, text) select id, org_path, n, '认定标准第' || n || '条'
   from task, generate_series(1, 2) n where id = $1`,
  `insert into task_measure (task_id, org_path, seq, text, milestone_on, done_on)
   select id, org_path, n, '整改措施第' || n || '项', issued_on + n * 30, issued_on + n * 30 from task, generate_series(1, 4) n where id = $1`,
  `insert into task_progress (task_id, org_path, progress, text, reported_by, reported_on, reported_at)
   select id, org_path, n * 8, '已完成第' || n || '批案卷评查,发现问题全部反馈并督促改正。', created_by, issued_on + n, now()
   from task, generate_series(1, 12) n where id = $1`,
  `insert into event (organisation_id, org_path, name, subject_type, subject_id, payload, actor_id, actor_name, occurred_at)
   select organisation_id, org_path, 'task.progress-reported', 'task', id,
     jsonb_build_object('progress', n, 'text', '已完成第' || n || '批案卷评查', 'changedFields', jsonb_build_array('progress'), 'version', n),
     created_by, '督查员', now() from task, generate_series(1, 50) n where id = $1`,
];
