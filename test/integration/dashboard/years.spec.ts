import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import {
  problemLives,
  promisesKept,
  themeReturns,
  type ListedProblem,
} from '../../../src/core/metrics/index.js';
import type { PromiseVerdict } from '../../../src/core/closure/index.js';
import type {
  ChainCountsView,
  ListedProblemPage,
  ProblemChainPage,
  ProblemChainView,
  YearFiguresView,
} from '../../../src/modules/dashboard/years/years.dto.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

const YEARS = [2021, 2022, 2023, 2024] as const;
const THEMES = [['team'], ['publicity', 'learning'], ['team', 'learning'], []] as const;
const VERDICTS: readonly PromiseVerdict[] = ['fulfilled', 'partly', 'not-mentioned'];
const ANSWER: Readonly<Record<PromiseVerdict, string>> = {
  fulfilled: 'stated-closed',
  partly: 'stated-in-progress',
  'not-mentioned': 'silent',
};
const DECIDED_AT = '2025-05-06T02:00:00Z';

interface Item {
  readonly id: string;
  readonly reportId: string;
  readonly bodyId: string;
  readonly year: number;
  readonly themes: readonly string[];
}

interface Link {
  readonly later: string;
  readonly earlier: string;
}

describe('what the years tell of a jurisdiction', () => {
  let app: TestApp;
  let supervisor: Person;
  let problems: (ListedProblem & { readonly id: string })[];
  let verdicts: { readonly year: number; readonly verdict: PromiseVerdict }[];
  let links: readonly Link[];

  beforeAll(async () => {
    app = await TestApp.start({ at: '2025-06-02' });
    supervisor = await app.as('yifaban');
    const owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    ({ problems, verdicts, links } = await settle(owner));
    await owner.end();
  });
  afterAll(() => app.stop());

  const ask = async <View>(path: string): Promise<View> => {
    const answer = await supervisor.get(`/api/${path}`);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body<View>();
  };
  const figures = (path: string) => ask<YearFiguresView>(path);
  const plain = ({ figures: all }: YearFiguresView) =>
    all.map(({ key, numerator, denominator, ratio }) => ({ key, numerator, denominator, ratio }));

  it('counts the bodies in which a theme came back as the formula does, through links over several years', async () => {
    const view = await figures('years/themes?fromYear=2024&toYear=2024');
    const ofYear = problems.filter(({ year }) => year === 2024);
    expect(plain(view)).toEqual(themeReturns(ofYear).map(({ theme, ...rest }) => ({ key: theme, ...rest })));
    expect(view.figures[0]?.numerator).toBeGreaterThan(0);
    expect(view.chart.xAxis.data).toEqual(view.figures.map(({ label }) => label));
    expect(view.chart.series[0]?.data).toEqual(view.figures.map(({ numerator }) => numerator));
  });

  it('tells how long problems live', async () => {
    const view = await figures('years/lives');
    expect(plain(view)).toEqual(
      problemLives(problems).map(({ years, ...rest }) => ({ key: `${years}`, ...rest })),
    );
    const ages = problems.map(({ year, firstYear }) => year - firstYear + 1);
    expect(view.mean).toBeCloseTo(ages.reduce((sum, age) => sum + age, 0) / ages.length, 6);
  });

  it('tells which plan items were kept, by year', async () => {
    const view = await figures('years/promises');
    expect(plain(view)).toEqual(
      YEARS.slice(1).map((year) => ({
        key: `${year}`,
        ...promisesKept(verdicts.filter((one) => one.year === year).map(({ verdict }) => verdict)),
      })),
    );
  });

  it('shows the rows behind each number, page by page', async () => {
    const view = await figures('years/lives');
    for (const { rows, numerator } of view.figures) {
      const ids = new Set<string>();
      let cursor = '';
      do {
        const page: ListedProblemPage = await ask(`${rows.replace('/api/', '')}&limit=7${cursor}`);
        page.items.forEach(({ itemId }) => ids.add(itemId));
        cursor = page.next === null ? '' : `&cursor=${page.next}`;
      } while (cursor !== '');
      expect(ids.size).toBe(numerator);
    }
    const [theme] = (await figures('years/themes')).figures;
    const behind = await ask<ListedProblemPage>(`${theme?.rows.replace('/api/', '')}&limit=200`);
    expect(new Set(behind.items.map(({ organisationId }) => organisationId)).size).toBe(theme?.numerator);
    expect(behind.items.every(({ year, firstYear }) => firstYear < year)).toBe(true);
  });

  it('knows on a past day only the links that were confirmed by then', async () => {
    const before = await figures('years/lives?asOf=2025-05-05');
    expect(before.figures[0]).toMatchObject({ key: '1', numerator: problems.length });
    const after = await figures('years/lives?asOf=2025-05-06');
    expect(plain(after)).toEqual(plain(await figures('years/lives')));
  });

  it('tells every chain once, by its last item, with all that lies before it; the longest first', async () => {
    const found: ProblemChainView[] = [];
    for (let cursor = ''; ;) {
      const page: ProblemChainPage = await ask(`years/chains?limit=3${cursor}`);
      found.push(...page.items);
      if (page.next === null) break;
      cursor = `&cursor=${page.next}`;
    }
    const continued = new Set(links.map(({ earlier }) => earlier));
    const ends = problems.filter(({ id, year, firstYear }) => firstYear < year && !continued.has(id));
    expect(ends.length).toBeGreaterThan(3);
    expect(found.map(({ itemId }) => itemId).sort()).toEqual(ends.map(({ id }) => id).sort());
    expect(found.map(({ years }) => years)).toEqual(found.map(({ years }) => years).sort((a, b) => b - a));
    for (const { itemId, firstYear, lastYear, years, steps } of found) {
      const before = stepsBefore(itemId, links);
      expect(steps.map((step) => step.itemId).sort()).toEqual([...before].sort());
      expect([steps[0]?.year, steps.at(-1)?.year, years]).toEqual([
        firstYear,
        lastYear,
        lastYear - firstYear + 1,
      ]);
    }
    const { spans } = await ask<ChainCountsView>('years/chains/counts');
    expect(spans.reduce((sum, { count }) => sum + count, 0)).toBe(ends.length);
    const longest = await ask<ProblemChainPage>('years/chains?atLeast=3');
    expect(longest.items).toEqual(found.filter(({ years }) => years >= 3));
    expect(await ask('years/chains?asOf=2025-05-05')).toEqual({ items: [], next: null });
  });

  it('refuses a day that is not over', async () => {
    const answer = await supervisor.get('/api/years/themes?asOf=2025-06-02');
    expect(answer.body<{ code: string }>()).toMatchObject({ code: 'ledger.day-not-over' });
  });

  it('counts time limits that were moved, and the days added', async () => {
    const owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    await owner.query(TASKS);
    await owner.end();
    const view = await figures('years/extensions');
    expect(plain(view)).toEqual([{ key: '2024', numerator: 2, denominator: 3, ratio: 2 / 3 }]);
    expect(view.mean).toBe(20);
    const rows = await ask<{ items: unknown[] }>(`${view.figures[0]?.rows.replace('/api/', '')}`);
    expect(rows.items).toHaveLength(2);
  });
});

/** The item and all that links lead back to. */
function stepsBefore(itemId: string, links: readonly Link[]): Set<string> {
  const found = new Set([itemId]);
  for (const at of found) for (const { later, earlier } of links) if (later === at) found.add(earlier);
  return found;
}

/** Six bodies, four years, chains by every second item; the last link of a chain skips a year. */
async function settle(owner: Client) {
  const bodies = (
    await owner.query<{ id: string; path: string }>(
      `select id, path from organisation where path like '%/%/%/' order by path limit 6`,
    )
  ).rows;
  const items: Item[] = [];
  const reports: object[] = [];
  for (const [at, body] of bodies.entries())
    for (const year of YEARS) {
      const reportId = randomUUID();
      reports.push({ id: reportId, body: body.id, path: body.path, year });
      for (const [nth, themes] of THEMES.entries())
        if ((at + year + nth) % 3 !== 0)
          items.push({ id: randomUUID(), reportId, bodyId: body.id, year, themes });
    }
  const first = new Map(items.map(({ id, year }) => [id, year]));
  const links = items.flatMap((later, index) => {
    const earlier = items.find(
      ({ bodyId, year, themes }) =>
        bodyId === later.bodyId && year < later.year && year >= later.year - 2 && themes === later.themes,
    );
    if (index % 2 === 0 || earlier === undefined) return [];
    first.set(later.id, first.get(earlier.id) ?? earlier.year);
    return [{ later: later.id, laterYear: later.year, earlier: earlier.id, earlierYear: earlier.year }];
  });
  const verdicts = reports.flatMap((report, index) => {
    const { year } = report as { year: number };
    if (year === YEARS[0]) return [];
    return VERDICTS.slice(0, 1 + (index % 3)).map((verdict) => ({
      report,
      year,
      verdict,
      answer: ANSWER[verdict],
    }));
  });
  await owner.query(REPORTS, [JSON.stringify(reports)]);
  await owner.query(ITEMS, [JSON.stringify(items)]);
  await owner.query(CHECKS, [JSON.stringify(reports), DECIDED_AT]);
  await owner.query(LINKS, [JSON.stringify(links), DECIDED_AT]);
  await owner.query(PROMISES, [
    JSON.stringify(
      verdicts.map(({ report, ...rest }, seq) => ({ ...rest, ...report, seq, item: randomUUID() })),
    ),
  ]);
  const problems = items.map((item) => ({ ...item, firstYear: first.get(item.id) ?? item.year }));
  return { problems, verdicts, links };
}

const ANYBODY = '(select id from account order by id limit 1)';

const REPORTS = `
insert into report (id, organisation_id, org_path, report_year, state, file_name, media_type, encoding, sha256, size_bytes, uploaded_by, uploaded_at,
  confirmed_by, confirmed_at)
select r.id, r.body, r.path, r.year, 'confirmed', 'r.txt', 'text/plain', 'utf-8', encode(sha256(r.id::text::bytea), 'hex'), 1, ${ANYBODY}, '2025-01-06',
  ${ANYBODY}, '2025-01-07'
from jsonb_to_recordset($1::jsonb) as r (id uuid, body uuid, path text, year int)`;

const ITEMS = `
insert into report_item (id, report_id, org_path, seq, kind, state, quote, start_offset, end_offset, rule_id, confidence, themes)
select i.id, i."reportId", r.org_path, row_number() over (partition by r.id), 'shortcoming', 'accepted', '问题', 0, 2, 'test', 1, i.themes
from jsonb_to_recordset($1::jsonb) as i (id uuid, "reportId" uuid, themes text[]) join report r on r.id = i."reportId"`;

const CHECKS = `
insert into closure_check (organisation_id, org_path, year, edition, report_id, state, created_at, finished_at)
select r.body, r.path, r.year, 1, r.id, 'ready', $2, $2 from jsonb_to_recordset($1::jsonb) as r (id uuid, body uuid, path text, year int)`;

const LINKS = `
insert into closure_recurrence (check_id, org_path, current_item_id, current_year, earlier_item_id, earlier_year, likeness, trend, score, ask_a_person,
  state, decided_by, decided_at)
select c.id, c.org_path, l.later, l."laterYear", l.earlier, l."earlierYear", 'same-theme', 'unchanged', 0.9, false, 'confirmed', ${ANYBODY}, $2
from jsonb_to_recordset($1::jsonb) as l (later uuid, "laterYear" int, earlier uuid, "earlierYear" int)
join report_item i on i.id = l.later join closure_check c on c.report_id = i.report_id`;

const PROMISES = `
with v as (select * from jsonb_to_recordset($1::jsonb) as v (id uuid, seq int, item uuid, verdict text, answer text)),
item as (
  insert into report_item (id, report_id, org_path, seq, kind, state, quote, start_offset, end_offset, rule_id, confidence)
  select v.item, v.id, r.org_path, 1000 + v.seq, 'plan', 'accepted', '安排', 0, 2, 'test', 1 from v join report r on r.id = v.id returning id
)
insert into closure_answer (check_id, org_path, seq, item_id, kind, wording, answer, score, ask_a_person, quotes, features, promise, ledger, ledger_verdict)
select c.id, c.org_path, v.seq, v.item, 'plan', '安排', v.answer, 0.5, false, '[]', '[]', v.verdict, '[]', 'no-ledger'
from v join closure_check c on c.report_id = v.id where exists (select from item)`;

const TASKS = `
insert into task (organisation_id, org_path, number, report_year, kind, title, problem, state, priority, issued_on, original_due_on, current_due_on,
  lead_organisation_id, light, rule_pack, created_by, created_at)
select o.id, o.path, 'n-' || d.due, 2024, 'shortcoming', '任务', '问题', 'in_progress', 'ordinary', '2025-02-03', '2025-03-03', d.due::date, o.id,
  'green', 'default@1', ${ANYBODY}, '2025-02-03'
from (select id, path from organisation where path like '%/%/%/' order by path limit 1) o
cross join (values ('2025-03-03'), ('2025-03-13'), ('2025-04-02')) d (due)`;
