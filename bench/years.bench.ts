import { Client } from 'pg';
import { LIVES, PROMISES_KEPT, THEME_RETURNS } from '../src/modules/dashboard/years/years.sql.js';
import { hashSecret } from '../src/modules/identity/index.js';
import { fillPeople } from './support/fill.js';
import { applyLoad } from './support/load.js';
import { startServer } from './support/server-process.js';

export interface YearView {
  readonly name: string;
  /** Milliseconds over HTTP, under row-level security, median. */
  readonly milliseconds: number;
  /** The same statement alone, by the owner whom no policy stops, median. */
  readonly bareMilliseconds: number;
}

const SECRET = 'bench-session-secret-of-enough-length';
const ROUNDS = 7;
const SECONDS = 4;
const VIEWS = [
  { name: 'themes', statement: THEME_RETURNS },
  { name: 'lives', statement: LIVES },
  { name: 'promises', statement: PROMISES_KEPT },
];
/** No subtree, no years, no day. */
const EVERYTHING = [null, null, null, null];

/**
 * The year views of a whole jurisdiction, five years of eight items for each body, for its supervisor over HTTP and as the bare
 * statement; both one after the other, in turns of one view.
 */
export async function benchYears({
  databaseUrl,
  bodies = 3_000,
}: {
  /** A migrated, empty database; it is filled and not emptied. */
  readonly databaseUrl: string;
  readonly bodies?: number;
}): Promise<YearView[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const api = await startServer('api-server.ts', { DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' });
  try {
    await fillPeople(client, hashSecret(SECRET));
    await client.query(MORE_BODIES, [bodies]);
    for (const statement of [REPORTS, ITEMS, CHECKS, LINKS, PROMISES]) {
      await client.query(statement);
      await client.query('analyze');
    }
    await client.query('vacuum analyze');
    const views: YearView[] = [];
    for (const { name, statement } of VIEWS) {
      const bareMilliseconds = await medianOf(client, statement);
      const load = { port: api.port, path: `/api/years/${name}`, connections: 1, seconds: SECONDS };
      const { p50 } = await applyLoad({ ...load, headers: { cookie: `zhenggai_session=${SECRET}` } });
      views.push({ name, milliseconds: p50, bareMilliseconds });
    }
    return views;
  } finally {
    await api.stop();
    await client.end();
  }
}

async function medianOf(client: Client, text: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    await client.query({ name: text.slice(-40), text, values: EVERYTHING });
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

const MORE_BODIES = `
insert into organisation (path, code, kind, level, name, short_name, is_reporting_body)
select '/c/' || n || '/', 'c' || n, 'government', 'county', '单位' || n, '单位' || n, true from generate_series(201, $1::int) n`;

const ANYBODY = '(select id from account limit 1)';

const REPORTS = `
insert into report (organisation_id, org_path, report_year, state, file_name, media_type, encoding, sha256, size_bytes, uploaded_by, uploaded_at,
  confirmed_by, confirmed_at)
select o.id, o.path, y, 'confirmed', 'r.txt', 'text/plain', 'utf-8', encode(sha256((o.id::text || y)::bytea), 'hex'), 1, ${ANYBODY}, '2025-01-06',
  ${ANYBODY}, '2025-01-07'
from organisation o, generate_series(2020, 2024) y where o.path like '/c/_%'`;

const ITEMS = `
insert into report_item (report_id, org_path, seq, kind, state, quote, start_offset, end_offset, rule_id, confidence, themes)
select r.id, r.org_path, n, case when n <= 4 then 'shortcoming' else 'plan' end, 'accepted', '问题', 0, 2, 'bench', 1,
  case when n <= 4 then (array['{learning}', '{enforcement,learning}', '{publicity}', '{mediation}'])[n]::text[] else '{}' end
from report r, generate_series(1, 8) n`;

const CHECKS = `
insert into closure_check (organisation_id, org_path, year, edition, report_id, state, created_at, finished_at)
select organisation_id, org_path, report_year, 1, id, 'ready', '2025-02-01', '2025-02-01' from report where report_year > 2020`;

/** Every second shortcoming was one last year. */
const LINKS = `
insert into closure_recurrence (check_id, org_path, current_item_id, current_year, earlier_item_id, earlier_year, likeness, trend, score, ask_a_person,
  state, decided_by, decided_at)
select c.id, c.org_path, now.id, c.year, before.id, c.year - 1, 'same-theme', 'unchanged', 0.9, false, 'confirmed', ${ANYBODY}, '2025-02-02'
from closure_check c join report_item now on now.report_id = c.report_id and now.kind = 'shortcoming' and now.seq % 2 = 0
join report last on last.organisation_id = c.organisation_id and last.report_year = c.year - 1
join report_item before on before.report_id = last.id and before.seq = now.seq`;

const PROMISES = `
insert into closure_answer (check_id, org_path, seq, item_id, kind, wording, answer, score, ask_a_person, quotes, features, promise, ledger, ledger_verdict)
select c.id, c.org_path, i.seq, i.id, 'plan', '安排', (array['stated-closed', 'stated-in-progress', 'silent'])[1 + i.seq % 3], 0.5, false, '[]', '[]',
  (array['fulfilled', 'partly', 'not-mentioned'])[1 + i.seq % 3], '[]', 'no-ledger'
from closure_check c join report last on last.organisation_id = c.organisation_id and last.report_year = c.year - 1
join report_item i on i.report_id = last.id and i.kind = 'plan'`;
