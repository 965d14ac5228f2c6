import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Test } from '@nestjs/testing';
import { Client } from 'pg';
import { AuditModule } from '../src/modules/audit/index.js';
import { LedgerQueries } from '../src/modules/ledger/export/ledger.queries.js';
import { MakeLedger } from '../src/modules/ledger/index.js';
import { FixedClock } from '../src/platform/clock.js';
import { loadConfig } from '../src/platform/config/config.js';
import { SYSTEM } from '../src/platform/database/context.js';
import { DatabaseModule } from '../src/platform/database/database.module.js';
import { PlatformModule } from '../src/platform/platform.module.js';
import { QueueModule } from '../src/platform/queue/queue.module.js';

export interface LedgerBenchOptions {
  /** A migrated database that holds nothing else; it is filled and not emptied. */
  readonly databaseUrl: string;
  readonly tasks?: number;
}

export interface LedgerBenchResult {
  readonly rows: number;
  readonly liveSeconds: number;
  /** The same lines fetched through the same cursor and thrown away. */
  readonly bareSeconds: number;
  /** How much higher the process's resident memory peaks than before, in MB. Bar: 200. */
  readonly peakMb: number;
  readonly pastSeconds: number;
  readonly pastPeakMb: number;
  readonly sizeMb: number;
}

const DAY = '2026-09-21';
const PAST = '2026-06-30';
const LINES_AT_ONCE = 500;

/** Writes the ledger of all tasks, as it is and as it was on a past day with five acts a task. */
export async function benchLedger({
  databaseUrl,
  tasks = 100_000,
}: LedgerBenchOptions): Promise<LedgerBenchResult> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await fill(client, tasks);
    return await measureAll(client, { databaseUrl, tasks });
  } finally {
    await client.end();
  }
}

/** Without triggers: what they would write (words, tallies, changes) no ledger reads, and a row of theirs costs more than the row itself. */
async function fill(client: Client, tasks: number): Promise<void> {
  await client.query(BODY);
  for (const table of FILLED) await client.query(`alter table ${table} disable trigger user`);
  await client.query(TASKS, [tasks]);
  await client.query(PAPERS);
  await client.query('analyze');
  await client.query(ACTS);
  for (const table of FILLED) await client.query(`alter table ${table} enable trigger user`);
  await client.query('vacuum analyze');
}

async function measureAll(
  client: Client,
  { databaseUrl, tasks }: { databaseUrl: string; tasks: number },
): Promise<LedgerBenchResult> {
  const app = await startApp(databaseUrl);
  try {
    const ledger = app.get(MakeLedger);
    const bareSeconds = await bare(client);
    const before = restingMemory();
    const past = await measured(before, () => drain(ledger.stream(SYSTEM, { asOf: PAST }, nothing)));
    const live = await measured(before, () => drain(ledger.stream(SYSTEM, {}, nothing)));
    return {
      rows: tasks,
      liveSeconds: live.seconds,
      bareSeconds,
      peakMb: live.peakMb,
      pastSeconds: past.seconds,
      pastPeakMb: past.peakMb,
      sizeMb: live.result / 1_048_576,
    };
  } finally {
    await app.close();
  }
}

const nothing = async (): Promise<void> => undefined;

async function startApp(databaseUrl: string) {
  const config = loadConfig({ DATABASE_URL: databaseUrl });
  const app = await Test.createTestingModule({
    imports: [
      PlatformModule.forRoot(config, new FixedClock(DAY)),
      DatabaseModule.forRoot({ url: databaseUrl, poolSize: 4 }),
      QueueModule.forApi(),
      AuditModule,
    ],
    providers: [LedgerQueries, MakeLedger],
  }).compile();
  return app.init();
}

/** @returns bytes */
async function drain(stream: NodeJS.ReadableStream): Promise<number> {
  const hash = createHash('sha256');
  let bytes = 0;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done();
    },
  });
  await pipeline(stream, sink);
  return bytes;
}

async function bare(client: Client): Promise<number> {
  const start = performance.now();
  await client.query(`begin; declare lines no scroll cursor for
    select t.id, i.fields from task t join task_image i on i.task_id = t.id order by t.report_year, app.number_order(t.number) collate "C" nulls last, t.created_at, t.id`);
  for (;;) {
    const { rowCount } = await client.query(`fetch ${LINES_AT_ONCE} from lines`);
    if ((rowCount ?? 0) < LINES_AT_ONCE) break;
  }
  await client.query('commit');
  return (performance.now() - start) / 1000;
}

const SAMPLE_MS = 20;

function restingMemory(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage.rss();
}

/** @param before resident memory before either ledger: what the first one took and nobody gave back counts for the second, too */
async function measured<T>(before: number, work: () => Promise<T>) {
  let peak = before;
  const sample = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  const timer = setInterval(sample, SAMPLE_MS);
  const start = performance.now();
  try {
    const result = await work();
    return { result, seconds: (performance.now() - start) / 1000, peakMb: (peak - before) / 1_048_576 };
  } finally {
    clearInterval(timer);
  }
}

const FILLED = ['task', 'task_party', 'task_criterion', 'task_measure', 'task_progress', 'event'];

const BODY = `
insert into organisation (path, code, kind, level, name, short_name, is_reporting_body) values ('/b/', 'b', 'government', 'county', '县', '县', true);
insert into organisation (parent_id, path, code, kind, level, name, short_name)
  select c.id, '/b/d' || n || '/', 'd' || n, 'department', 'county', '部门' || n, '部门' || n from organisation c, generate_series(1, 200) n where c.code = 'b';
insert into account (organisation_id, login, display_name, password_hash) select o.id, 'officer', '督查员', '-' from organisation o where o.code = 'b'`;

const TASKS = `
insert into task (organisation_id, org_path, number, title, kind, report_year, problem, target, state, rectification_class, priority,
  lead_organisation_id, issued_on, original_due_on, current_due_on, plan_state, progress, rule_pack, light, created_by, created_at)
select c.id, '/b/', '2025-b-' || lpad(n::text, 6, '0'), '执法文书制作不规范', 'shortcoming', 2025,
  '执法文书制作不够规范，部分案卷缺少送达回证，第' || n || '号', '抽查合格率达到百分之九十五', 'in_progress', 'staged', 'ordinary', d.id,
  date '2026-03-02' + n % 90, date '2026-10-01' + n % 90, date '2026-10-01' + n % 90, 'approved', n % 101, 'default@1', 'green', o.id,
  timestamptz '2026-03-01 08:00+08' + n * interval '1 second'
from generate_series(1, $1::int) n join organisation c on c.code = 'b' join organisation d on d.code = 'd' || (1 + n % 200)
  join account o on o.login = 'officer'`;

const PAPERS = `
insert into task_party (task_id, organisation_id, org_path, part) select id, lead_organisation_id, org_path, 'lead' from task;
insert into task_criterion (task_id, org_path, seq, text) select id, org_path, 1, '抽查合格' from task;
insert into task_measure (task_id, org_path, seq, text, milestone_on) select id, org_path, s, '开展第' || s || '次文书专题培训并抽查案卷', '2026-08-01' from task, generate_series(1, 2) s;
insert into task_progress (task_id, org_path, progress, text, next_steps, reported_by, reported_on, reported_at)
  select id, org_path, progress, '已开展培训并完成首轮抽查，正在补正问题案卷', '组织复查', created_by, '2026-05-01', '2026-05-01' from task`;

/**
 * The image of each task, and five acts as the trigger would have recorded them: the whole of it first, then four reports of
 * progress. The image is computed once for both, it is the dearest part of it all.
 */
const ACTS = `
insert into task_image select id, app.task_fields(id) from task;
insert into event (organisation_id, org_path, place, name, subject_type, subject_id, actor_name, occurred_at, payload, previous_hash, hash, changes)
  select t.organisation_id, t.org_path, row_number() over (), 'task.registered', 'task', t.id, '督查员', t.created_at, '{}', '', '',
    (select jsonb_object_agg(key, jsonb_build_array(null, value)) from jsonb_each(i.fields)) from task t join task_image i on i.task_id = t.id;
insert into event (organisation_id, org_path, place, name, subject_type, subject_id, actor_name, occurred_at, payload, previous_hash, hash, changes)
  select t.organisation_id, t.org_path, 10000000 + row_number() over (), 'task.progress-reported', 'task', t.id, '联络员',
    timestamptz '2026-04-01' + n * interval '30 days', '{}', '', '', jsonb_build_object('progress', jsonb_build_array(0, n * 10),
      'progress_text', jsonb_build_array('', '第' || n || '次报送：已开展培训并完成首轮抽查')) from task t, generate_series(1, 4) n`;
