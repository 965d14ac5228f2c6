import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { loadReference } from '../seeds/reference/load-reference.js';
import { readReport } from '../src/core/report/index.js';
import { PROJECT_ROOT } from '../src/platform/config/config.js';
import { LAYOUTS, syntheticReport } from '../test/builders/synthetic-report.js';
import { startServer, type ServerProcess } from './support/server-process.js';

export interface JurisdictionBenchResult {
  readonly bodies: number;
  /** From the first order to the last check, by two worker processes. */
  readonly seconds: number;
  /** The same rate for 3,000 bodies; bar: under 300. */
  readonly secondsFor3000: number;
  /** Median resident size of the larger worker while the second half is checked less that of the first half, in MB. */
  readonly memoryGrowthMb: number;
  readonly peakMb: number;
  /** Processor time of both workers for one body, which a busy machine does not lengthen. */
  readonly processorMs: number;
  /** Where the run stood on its way. */
  readonly marks: readonly JurisdictionMark[];
}

export interface JurisdictionMark {
  readonly bodies: number;
  readonly seconds: number;
  /** Resident size of the larger worker at that moment. */
  readonly residentMb: number;
}

const WORKERS = 2;
const YEARS = [2024, 2025] as const;
const REPORT_CHARACTERS = 6_000;
/** The first half holds the warming up, so the second has as much to show as it. */
const MIDDLE = 0.5;
/** At these shares of all bodies a mark is set. */
const MARKS = [1 / 6, 1 / 3, 2 / 3, 1];
const POLL_MS = 100;
const PATIENCE_MS = 1_800_000;
const JURISDICTION = 3_000;

/** Orders the check of every body's report, as a campaign does, and waits until worker processes have made them all. */
export async function benchJurisdiction({
  databaseUrl,
  bodies = 300,
}: {
  /** A migrated, empty database; it is filled and not emptied. */
  readonly databaseUrl: string;
  readonly bodies?: number;
}): Promise<JurisdictionBenchResult> {
  await loadReference(databaseUrl, join(PROJECT_ROOT, 'seeds'));
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const environment = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: databaseUrl,
    ROLE: 'worker',
    DEMO: 'off',
    LOG_LEVEL: 'error',
  };
  const workers: ServerProcess[] = [];
  try {
    await client.query(BODIES, [bodies]);
    for (const year of YEARS) await fillYear(client, year);
    await client.query('analyze');
    for (let n = 0; n < WORKERS; n++) workers.push(await startServer('intake-server.ts', environment));
    const before = workers.reduce((sum, worker) => sum + processorMs(worker), 0);
    const started = performance.now();
    await client.query(ORDERS, [YEARS[1]]);
    const halves: Readonly<Record<'first' | 'second', number[]>> = { first: [], second: [] };
    const marks: JurisdictionMark[] = [];
    await untilChecked(client, bodies, (done) => {
      const half = done < bodies * MIDDLE ? 'first' : 'second';
      const now = Math.max(...workers.map(residentMb));
      halves[half].push(now);
      if (done >= bodies * (MARKS[marks.length] ?? Infinity))
        marks.push({ bodies: done, seconds: (performance.now() - started) / 1000, residentMb: now });
    });
    const seconds = (performance.now() - started) / 1000;
    return {
      bodies,
      seconds,
      secondsFor3000: (seconds / bodies) * JURISDICTION,
      memoryGrowthMb: medianOf(halves.second) - medianOf(halves.first),
      peakMb: Math.max(...halves.first, ...halves.second),
      processorMs: (workers.reduce((sum, worker) => sum + processorMs(worker), 0) - before) / bodies,
      marks,
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await client.end();
  }
}

async function untilChecked(client: Client, bodies: number, seen: (done: number) => void): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (let done = 0; done < bodies;) {
    if (performance.now() > deadline) throw new Error(`only ${done} of ${bodies} bodies were checked`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from closure_check where state = 'ready'`,
    );
    done = rows[0]?.n ?? 0;
    seen(done);
  }
}

/** From the kernel, so that asking costs the worker nothing. */
function residentMb({ child }: ServerProcess): number {
  const pages = Number(readFileSync(`/proc/${child.pid}/statm`, 'utf8').split(' ')[1]);
  return (pages * 4096) / 2 ** 20;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const TICK_MS = 10;

function processorMs({ child }: ServerProcess): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** A report of the year for every body, of as many wordings as there are layouts, read as the product reads them. */
async function fillYear(client: Client, year: number): Promise<void> {
  const texts = LAYOUTS.list.map((layout, nth) => textOf(layout, year * 100 + nth));
  const { rows } = await client.query<{ id: string; path: string }>(
    'select id, path from organisation where is_reporting_body order by path',
  );
  const read = texts.map((text) => ({ text, ...readReport(text) }));
  const reports = rows.map(({ id, path }, nth) => ({
    ...{ id: randomUUID(), body: id, path, year, wording: nth % texts.length },
    sha: createHash('sha256').update(`${id}${year}`).digest('hex'),
  }));
  await client.query(REPORTS, [JSON.stringify(reports)]);
  await client.query(TEXTS, [JSON.stringify(reports), texts]);
  const sections = read.flatMap((one, wording) =>
    one.sections.map((part, seq) => ({ wording, seq, ...part })),
  );
  await client.query(SECTIONS, [JSON.stringify(reports), JSON.stringify(sections)]);
  const items = read.flatMap((one, wording) => one.items.map((item, seq) => ({ wording, seq, ...item })));
  await client.query(ITEMS, [JSON.stringify(reports), JSON.stringify(items)]);
}

function textOf(style: (typeof LAYOUTS.list)[number], seed: number): string {
  const { text } = syntheticReport({
    ...{ seed, top: 'cn', shortcomings: style, plan: style, order: 'usual' },
    ...{ opener: true, causes: true, prior: true, glued: false },
  });
  let filler = '';
  for (let n = 1; text.length + filler.length < REPORT_CHARACTERS; n++)
    filler += `第${n}轮专项检查企业${n * 7}家次，办理案件${n * 3}件，组织培训${n}期，印发工作指引${n + 1}份，群众反映的问题得到及时办理。\n`;
  return text.replace(/(主要举措和成效\n)/, `$1${filler}`);
}

const BODIES = `
with county as (
  insert into organisation (path, code, kind, level, name, short_name) values ('/j/', 'j', 'government', 'county', '某市人民政府', '某市政府') returning id
), body as (
  insert into organisation (parent_id, path, code, kind, level, name, short_name, is_reporting_body)
  select c.id, '/j/' || n || '/', 'j' || n, 'government', 'town', '第' || n || '镇人民政府', '第' || n || '镇', true
  from county c, generate_series(1, $1::int) n returning 1
)
insert into account (organisation_id, login, display_name, password_hash) select id, 'bench', '督查员', '-' from county`;

const REPORTS = `
insert into report (id, organisation_id, org_path, report_year, state, file_name, media_type, encoding, sha256, size_bytes, uploaded_by, uploaded_at,
  confirmed_by, confirmed_at)
select r.id, r.body, r.path, r.year, 'confirmed', 'r.txt', 'text/plain', 'utf-8', r.sha, 1, a.id, now(), a.id, now()
from jsonb_to_recordset($1::jsonb) as r (id uuid, body uuid, path text, year int, sha text) cross join (select id from account limit 1) a`;

const TEXTS = `
insert into report_text (report_id, text) select r.id, ($2::text[])[r.wording + 1] from jsonb_to_recordset($1::jsonb) as r (id uuid, wording int)`;

const SECTIONS = `
insert into report_section (report_id, seq, role, heading, start_offset, end_offset)
select r.id, s.seq, s.role, s.heading, s.start, s."end" from jsonb_to_recordset($1::jsonb) as r (id uuid, wording int)
join jsonb_to_recordset($2::jsonb) as s (wording int, seq int, role text, heading text, start int, "end" int) on s.wording = r.wording`;

const ITEMS = `
insert into report_item (report_id, org_path, seq, kind, state, quote, start_offset, end_offset, ordinal, rule_id, confidence)
select r.id, r.path, i.seq, i.kind, 'accepted', i.text, i.start, i."end", i.ordinal, i."ruleId", i.confidence
from jsonb_to_recordset($1::jsonb) as r (id uuid, path text, wording int)
join jsonb_to_recordset($2::jsonb) as i (wording int, seq int, kind text, text text, start int, "end" int, ordinal text, "ruleId" text, confidence real)
  on i.wording = r.wording`;

const ORDERS = `
insert into outbox (job, queue, payload, created_at, available_at)
select 'check-closure', 'documents', jsonb_build_object('reportId', r.id), now(), now() from report r where r.report_year = $1`;
