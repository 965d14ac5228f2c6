import { Client } from 'pg';
import { listStatement } from '../src/modules/tasks/index.js';
import { hashSecret } from '../src/modules/identity/index.js';
import { applyLoad, type LoadResult } from './support/load.js';
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
    await measure(bare.port, 1);
    await measure(ours.port, 1);
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
    await client.query(PEOPLE);
    await client.query(
      `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at)
       select $1, id, now(), now(), now() + interval '1 hour' from account`,
      [hashSecret(SECRET)],
    );
    await client.query(TASKS, [tasks]);
    await client.query('vacuum analyze task');
  } finally {
    await client.end();
  }
}

const PEOPLE = `
insert into organisation (path, code, kind, level, name, short_name, is_reporting_body)
select '/c/' || case when n = 0 then '' else n || '/' end, 'c' || n, 'government', 'county', '单位' || n, '单位' || n, true
from generate_series(0, 200) n;
insert into account (organisation_id, login, display_name, password_hash) select id, 'bench', '督查员', '-' from organisation where path = '/c/';
insert into role_grant (account_id, role, organisation_id, starts_on, reason)
select a.id, 'supervisor', a.organisation_id, '2020-01-01', 'bench' from account a`;

const TASKS = `
insert into task (organisation_id, org_path, number, title, kind, report_year, problem, state, rectification_class, priority,
  lead_organisation_id, due_rule, issued_on, signed_on, original_due_on, current_due_on, progress, rule_pack, light, created_by, created_at)
select o.id, o.path, '2025-' || n, '执法文书制作不规范,第' || n || '项', (array['shortcoming', 'plan'])[1 + n % 2], 2023 + n % 4,
  '执法程序不规范,文书制作不严谨。', (array['issued', 'in_progress', 'submitted', 'closed', 'in_progress'])[1 + n % 5], 'staged', 'ordinary',
  l.id, '{"kind":"yearEnd"}', date '2025-01-10', date '2025-01-12', date '2025-02-01' + n % 900, date '2025-02-01' + n % 900, n % 100,
  'default@1', (array['green', 'yellow', 'red'])[1 + n % 3], (select id from account limit 1), now()
from generate_series(1, $1::int) n
join lateral (select id, path from organisation where code = 'c' || (1 + n % 200)) o on true
join lateral (select id from organisation where code = 'c' || (1 + (n * 7) % 200)) l on true`;
