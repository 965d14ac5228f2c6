import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { Client } from 'pg';
import { loadReference } from '../seeds/reference/load-reference.js';
import { AuditModule } from '../src/modules/audit/index.js';
import { CalendarsModule } from '../src/modules/calendars/index.js';
import { RemindersModule } from '../src/modules/reminders/index.js';
import { Sweep } from '../src/modules/reminders/sweep/sweep.service.js';
import { READ_BATCH } from '../src/modules/reminders/sweep/read-tasks.js';
import { SWEEP_BATCH } from '../src/modules/reminders/sweep/sweep.repository.js';
import { FixedClock, type Clock } from '../src/platform/clock.js';
import { loadConfig, PROJECT_ROOT } from '../src/platform/config/config.js';
import { DatabaseModule } from '../src/platform/database/database.module.js';
import { PlatformModule } from '../src/platform/platform.module.js';
import { QueueModule } from '../src/platform/queue/queue.module.js';

export interface SweepBenchOptions {
  /** A migrated database that holds nothing else; it is filled and not emptied. */
  readonly databaseUrl: string;
  readonly tasks?: number;
}

export interface SweepBenchResult {
  readonly tasks: number;
  readonly reminders: number;
  readonly sweepMs: number;
  /** The same rows read and the same reminder rows written by SQL alone. */
  readonly bareSqlMs: number;
  /** Bar: at most 1.3 at a million. */
  readonly ratio: number;
  /** The sweep of the morning after, when only one more day has passed: what nearly every morning is. */
  readonly nextMorningMs: number;
  readonly nextReminders: number;
  /** How much higher the process's memory peaks in the sweep of all tasks than in that of a fifth of them (of 50,000 at most), in MB. */
  readonly memoryGrowthMb: number;
  /** Highest resident size of the process in a sweep of all tasks, in MB. */
  readonly peakMb: number;
}

const DAY = '2026-09-21';
const NEXT_DAY = '2026-09-22';
const WARM_ROUNDS = 4;
/** A heap has found its size with so many; more only take their time. */
const MOST_TO_WARM = 50_000;

/** Sweeps a fifth of the tasks, then all of them, in turns with bare SQL in the same database; the better of two rounds counts. */
export async function benchSweep({
  databaseUrl,
  tasks = 100_000,
}: SweepBenchOptions): Promise<SweepBenchResult> {
  await loadReference(databaseUrl, join(PROJECT_ROOT, 'seeds'));
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const clock = new FixedClock(DAY);
  const app = await startApp(databaseUrl, clock);
  const sweep = () => measured(() => app.get(Sweep).runIfDue(new AbortController().signal));
  try {
    await client.query(PEOPLE);
    const warm = Math.min(tasks / 5, MOST_TO_WARM);
    await fill(client, warm);
    const few = await settled(client, sweep);
    await fill(client, tasks - warm);
    await clear(client);
    const ours = [await sweep()];
    const reminders = await count(client, 'reminder');
    await keepReady(client);
    const bare = [await bareRound(client)];
    await clear(client);
    ours.push(await sweep());
    clock.set(NEXT_DAY);
    const next = await sweep();
    const nextReminders = (await count(client, 'reminder')) - reminders;
    clock.set(DAY);
    bare.push(await bareRound(client));
    const sweepMs = Math.min(...ours.map(({ ms }) => ms));
    const bareSqlMs = Math.min(...bare);
    const peakMb = Math.min(...ours.map(({ peakMb: peak }) => peak));
    const memoryGrowthMb = peakMb - few.peakMb;
    const ratio = sweepMs / bareSqlMs;
    const nextMorningMs = next.ms;
    return {
      ...{ tasks, reminders, sweepMs, bareSqlMs, ratio },
      ...{ nextMorningMs, nextReminders, memoryGrowthMb, peakMb },
    };
  } finally {
    await app.close();
    await client.end();
  }
}

/** Sweeps until the heap has found its size: what a process that has been up for some days takes. */
async function settled(client: Client, sweep: () => Promise<Measured>): Promise<Measured> {
  let last = await sweep();
  for (let round = 0; round < WARM_ROUNDS; round++) {
    await clear(client);
    last = await sweep();
  }
  await clear(client);
  return last;
}

async function startApp(databaseUrl: string, clock: Clock) {
  const config = loadConfig({ DATABASE_URL: databaseUrl });
  const app = await Test.createTestingModule({
    imports: [
      PlatformModule.forRoot(config, clock),
      DatabaseModule.forRoot({ url: databaseUrl, poolSize: 4 }),
      QueueModule.forApi(),
      AuditModule,
      CalendarsModule,
      RemindersModule,
    ],
  }).compile();
  return app.init();
}

/** What the sweep wrote, lying ready to be copied. */
async function keepReady(client: Client): Promise<void> {
  await client.query(`
    create table ready as select * from reminder order by task_id;
    create index on ready (task_id);
    create table ready_light as select id, light, light_reason from task;
    create index on ready_light (id);
    analyze ready, ready_light;
    grant select on ready, ready_light to zhenggai_app`);
}

/** Everything a sweep reads and writes, by a program that thinks nothing in between. */
async function bareRound(client: Client): Promise<number> {
  await clear(client);
  await client.query('set role zhenggai_app');
  const { ms } = await measured(async () => {
    let after: string | undefined = '00000000-0000-0000-0000-000000000000';
    while (after !== undefined) after = await bareBatch(client, after);
  });
  await client.query('reset role');
  return ms;
}

async function bareBatch(client: Client, after: string): Promise<string | undefined> {
  await client.query(`begin; set local app.scope = '/'; set local app.closed = 'nothing'`);
  const { rows } = await client.query<{ id: string }>(READ_BATCH, [after, SWEEP_BATCH, DAY, [], DAY]);
  const last = rows.at(-1)?.id;
  if (last !== undefined) {
    await client.query(COPY_REMINDERS, [after, last]);
    await client.query(COPY_LIGHTS, [after, last, DAY]);
  }
  await client.query('commit');
  return last;
}

const COPY_REMINDERS = `
insert into reminder select * from ready where task_id > $1 and task_id <= $2 on conflict do nothing`;
const COPY_LIGHTS = `
update task t set light = l.light, light_reason = l.light_reason, light_on = $3 from ready_light l
where l.id = t.id and t.id > $1 and t.id <= $2 and (t.light, t.light_reason) is distinct from (l.light, l.light_reason)`;

async function fill(client: Client, count: number): Promise<void> {
  await client.query(TASKS, [count]);
}

/** Back to the morning before the sweep. */
async function clear(client: Client): Promise<void> {
  await client.query('truncate reminder, sweep_run, outbox');
  await client.query(`update task set light = 'green', light_reason = 'light.on-schedule', light_on = null
    where light_on is not null`);
  await client.query('vacuum analyze task');
}

async function count(client: Client, table: string): Promise<number> {
  return Number((await client.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]?.n);
}

interface Measured {
  readonly ms: number;
  /** Highest resident size of this process meanwhile. */
  readonly peakMb: number;
}

const SAMPLE_MS = 20;

async function measured(work: () => Promise<unknown>): Promise<Measured> {
  (globalThis as { gc?: () => void }).gc?.();
  let peak = 0;
  const sample = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  const timer = setInterval(sample, SAMPLE_MS);
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  clearInterval(timer);
  sample();
  return { ms, peakMb: peak / 1_048_576 };
}

/** A county with 200 departments, each with its three people. */
const PEOPLE = `
insert into organisation (path, code, kind, level, name, short_name, is_reporting_body) values ('/b/', 'b', 'government', 'county', '县', '县', true);
insert into organisation (parent_id, path, code, kind, level, name, short_name)
  select c.id, '/b/d' || n || '/', 'd' || n, 'department', 'county', '部门' || n, '部门' || n from organisation c, generate_series(1, 200) n where c.code = 'b';
insert into account (organisation_id, login, display_name, email, password_hash)
  select o.id, r || '-' || o.code, r, null, '-' from organisation o, unnest(array['liaison', 'owner', 'unit_signer']) r where o.code <> 'b';
insert into account (organisation_id, login, display_name, password_hash)
  select o.id, r, r, '-' from organisation o, unnest(array['line_leader', 'principal', 'officer']) r where o.code = 'b';
insert into role_grant (account_id, role, organisation_id, starts_on, reason)
  select a.id, split_part(a.login, '-', 1), a.organisation_id, '2025-01-01', '' from account a`;

/** Due over half a year to both sides of the day, at every progress; the days repeat, so the share that is due stays the same. */
const TASKS = `
insert into task (organisation_id, org_path, number, title, kind, report_year, problem, state, rectification_class, priority, lead_organisation_id,
  issued_on, sign_due_on, signed_on, original_due_on, current_due_on, plan_state, progress, progress_reported_on, rule_pack, light, light_reason,
  created_by, created_at)
select c.id, '/b/', 'n' || gen_random_uuid(), '任务', 'shortcoming', 2025, '问题', 'in_progress', 'staged', 'ordinary', d.id,
  date '2026-03-02' + n % 90, date '2026-03-04' + n % 90, date '2026-03-03' + n % 90, due, due, 'approved', n * 7 % 101, date '2026-09-01',
  'default@1', 'green', 'light.on-schedule', o.id, now()
from generate_series(1, $1::int) n cross join lateral (select date '2026-07-01' + n % 240 as due) x
  join organisation c on c.code = 'b' join organisation d on d.code = 'd' || (1 + n % 200) join account o on o.login = 'officer'`;
