import { Client as PgClient, Pool, type QueryConfig } from 'pg';
import { Test } from '@nestjs/testing';
import { AppModule } from '../src/entrypoints/app.module.js';
import { hashSecret } from '../src/modules/identity/index.js';
import { Actors, type Actor } from '../src/modules/identity/index.js';
import { ActOnTask } from '../src/modules/tasks/index.js';
import { SystemClock } from '../src/platform/clock.js';
import { loadConfig } from '../src/platform/config/config.js';
import { fillPeople, fillTasks } from './support/fill.js';

export interface ProgressBenchResult {
  readonly oursPerSecond: number;
  readonly barePerSecond: number;
  /** Bar: at least 0.5. */
  readonly ratio: number;
  /** What one report sends to the database. */
  readonly statements: number;
}

const CONCURRENCY = 8;
const ROUNDS = 3;

interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * A report of progress as the product does it (lock, facts, rules, row, act, order, in one transaction) against a bare
 * `pg` loop that sends the very statements the product sent, recorded from one report, at the same concurrency.
 */
export async function benchProgress({
  databaseUrl,
  reports = 600,
}: {
  databaseUrl: string;
  reports?: number;
}): Promise<ProgressBenchResult> {
  const { taskIds, accountId } = await prepare(databaseUrl);
  const config = loadConfig({ LOG_LEVEL: 'fatal', DEMO: 'off' });
  const module = AppModule.forRoot({ config, databaseUrl, role: 'api', clock: new SystemClock() });
  const app = await Test.createTestingModule({ imports: [module] }).compile();
  await app.init();
  const pool = new Pool({ connectionString: databaseUrl, max: CONCURRENCY });
  try {
    const actor = await app.get(Actors, { strict: false }).byAccount(accountId);
    if (actor === null) throw new Error('nobody to report');
    const acts = app.get(ActOnTask, { strict: false });
    const ours = (n: number) => report(acts, actor, taskIds[n % taskIds.length] ?? '');
    await ours(0);
    const [first = ''] = taskIds;
    const sent = await recorded(() => ours(0));
    const bare = (n: number) => replay(pool, sent, { from: first, to: taskIds[n % taskIds.length] ?? '' });
    await atOnce(CONCURRENCY * 4, ours);
    await atOnce(CONCURRENCY * 4, bare);
    const rounds: { ours: number; bare: number }[] = [];
    for (let i = 0; i < ROUNDS; i++)
      rounds.push({ bare: await perSecond(reports, bare), ours: await perSecond(reports, ours) });
    const middle = rounds.sort((a, b) => a.ours / a.bare - b.ours / b.bare)[Math.floor(ROUNDS / 2)];
    if (middle === undefined) throw new Error('no round was run');
    return {
      oursPerSecond: middle.ours,
      barePerSecond: middle.bare,
      ratio: middle.ours / middle.bare,
      statements: sent.length,
    };
  } finally {
    await pool.end();
    await app.close();
  }
}

function report(acts: ActOnTask, actor: Actor, taskId: string): Promise<void> {
  const input = { progress: 40, text: '已完成第二批案卷评查,发现问题全部反馈。' };
  return acts.run(actor, { taskId, action: 'reportProgress', input, expectedVersion: null });
}

/** Every statement that goes out while `work` runs, in order. */
async function recorded(work: () => Promise<void>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const prototype = PgClient.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const original = prototype.query;
  prototype.query = function (this: unknown, ...given: unknown[]) {
    const [query, values] = given as [string | QueryConfig, unknown];
    if (typeof query === 'string') sent.push({ text: query, values: Array.isArray(values) ? values : [] });
    else if (typeof query?.text === 'string') sent.push({ text: query.text, values: query.values ?? [] });
    return original.apply(this, given);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return sent;
}

async function replay(
  pool: Pool,
  sent: readonly Sent[],
  { from, to }: { from: string; to: string },
): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { text, values } of sent)
      await client.query(
        text,
        values.map((value) => renamed(value, from, to)),
      );
  } finally {
    client.release();
  }
}

function renamed(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return value.replaceAll(from, to);
  return Array.isArray(value) ? value.map((one) => renamed(one, from, to)) : value;
}

async function perSecond(count: number, act: (n: number) => Promise<void>): Promise<number> {
  const start = performance.now();
  await atOnce(count, act);
  return count / ((performance.now() - start) / 1000);
}

async function atOnce(count: number, act: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < count; n = next++) await act(n);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}

/** Tasks of as many bodies as there are connections, so that the chain of acts of one body is not what is measured. */
async function prepare(databaseUrl: string): Promise<{ taskIds: string[]; accountId: string }> {
  const client = new PgClient({ connectionString: databaseUrl });
  await client.connect();
  try {
    await fillPeople(client, hashSecret('bench-session-secret-of-enough-length'));
    await fillTasks(client, { from: 1, to: 5000 });
    await client.query(WORKERS);
    const { rows } = await client.query<{ id: string }>(
      `update task set lead_organisation_id = (select organisation_id from account where login = 'liaison')
       where state = 'in_progress' and id in (select id from task where state = 'in_progress' order by number limit 64) returning id`,
    );
    const { rows: people } = await client.query<{ id: string }>(
      `select id from account where login = 'liaison'`,
    );
    await client.query(PARTIES);
    await client.query('vacuum analyze');
    return { taskIds: rows.map(({ id }) => id), accountId: people[0]?.id ?? '' };
  } finally {
    await client.end();
  }
}

const WORKERS = `
with liaison as (
  insert into account (organisation_id, login, display_name, password_hash) select id, 'liaison', '联络员', '-' from organisation where code = 'c1'
  returning id, organisation_id)
insert into role_grant (account_id, role, organisation_id, starts_on, reason) select id, 'liaison', organisation_id, '2020-01-01', 'bench' from liaison`;

const PARTIES = `
insert into task_party (task_id, organisation_id, org_path, part)
select t.id, t.lead_organisation_id, t.org_path, 'lead' from task t on conflict do nothing`;
