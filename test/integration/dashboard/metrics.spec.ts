import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';
import {
  isDone,
  isOpen,
  measureOf,
  METRIC_KEYS,
  METRICS,
  type MeasuredTask,
} from '../../../src/core/metrics/index.js';
import { localDate } from '../../../src/core/shared/local-date.js';
import { hashPassword } from '../../../src/modules/identity/index.js';
import { DEMO_PASSWORD } from '../../../seeds/demo/load-directory.js';
import { anyMeasuredTask } from '../../builders/measured-task.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';
import { passTo } from '../audit/lives.js';

interface Figure {
  readonly key: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly ratio: number | null;
}
interface Metrics {
  readonly total: readonly Figure[];
  readonly groups: readonly { readonly key: string | null; readonly figures: readonly Figure[] }[];
}
interface Level {
  readonly name: string;
  readonly figures: readonly Figure[];
}
type Placed = MeasuredTask & { readonly id: string; readonly unit: number; readonly pack: string };

const TODAY = localDate('2026-07-01');
const UNITS = 5;

describe('figures in SQL', () => {
  let app: TestApp;
  let supervisor: Person;
  let tasks: Placed[];
  let units: readonly { id: string }[];

  beforeAll(async () => {
    app = await TestApp.start({ at: TODAY });
    supervisor = await app.as('yifaban');
    tasks = fc
      .sample(anyMeasuredTask, { numRuns: 300, seed: 20260701 })
      .flatMap((facts, i) => placed({ ...facts, isRepeated: false }, i));
    const owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    units = (
      await owner.query<{ id: string }>(
        `select id from organisation where path like '%/%/%/' and kind = 'department' order by path limit ${UNITS}`,
      )
    ).rows;
    await owner.query(INSERT_TASKS, [
      JSON.stringify(tasks.map((task) => ({ ...task, lead: units[task.unit]?.id }))),
    ]);
    await owner.query(INSERT_EVENTS, [JSON.stringify(tasks)]);
    await owner.query(
      `insert into task_light (task_id, org_path, lit_on, light) select id, org_path, '2026-06-30', light from task`,
    );
    await owner.end();
  });
  afterAll(() => app.stop());

  const ask = async (query = ''): Promise<Metrics> => {
    const answer = await supervisor.get(`/api/figures${query}`);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body<Metrics>();
  };
  const expected = (among: readonly Placed[]) =>
    METRIC_KEYS.map((key) => ({ key, ...measureOf(key, among, TODAY) }));
  const plain = (figures: readonly Figure[] = []) =>
    figures.map(({ key, numerator, denominator, ratio }) => ({ key, numerator, denominator, ratio }));

  it('are those of the formulas, on random tasks', async () => {
    const { total } = await ask();
    expect(plain(total)).toEqual(expected(tasks));
    const [completion] = total;
    expect(completion).toMatchObject({ label: '整改完成率' });
    expect(total.every(({ denominator, key }) => denominator > 0 || key === 'repeated')).toBe(true);
  });

  it.each(['lead', 'year', 'rulePack', 'body'] as const)(
    'parted by %s are those of each part, and sum up',
    async (by) => {
      const { total, groups } = await ask(`?by=${by}`);
      for (const key of METRIC_KEYS) {
        const sum = (part: 'numerator' | 'denominator') =>
          groups.reduce(
            (n, { figures }) => n + (figures.find((figure) => figure.key === key)?.[part] ?? 0),
            0,
          );
        const whole = total.find((figure) => figure.key === key);
        expect([sum('numerator'), sum('denominator')]).toEqual([whole?.numerator, whole?.denominator]);
      }
      const partOf = (task: Placed) =>
        ({
          lead: units[task.unit]?.id,
          year: String(task.reportYear),
          rulePack: task.pack,
          body: groups[0]?.key,
        })[by];
      for (const { key, figures } of groups)
        expect(plain(figures)).toEqual(expected(tasks.filter((task) => partOf(task) === key)));
    },
  );

  it('follow the filters: year, unit, pack, period', async () => {
    const of = async (query: string, among: (task: Placed) => boolean) =>
      expect(plain((await ask(query)).total)).toEqual(expected(tasks.filter(among)));
    await of('?year=2025', ({ reportYear }) => reportYear === 2025);
    await of(`?leadOrganisationId=${units[1]?.id ?? ''}`, ({ unit }) => unit === 1);
    await of('?rulePack=guangyuan@1', ({ pack }) => pack === 'guangyuan@1');
    await of(
      '?issuedFrom=2026-02-01&issuedTo=2026-05-31',
      ({ issuedOn }) => issuedOn !== null && issuedOn >= '2026-02-01' && issuedOn <= '2026-05-31',
    );
  });

  it('have their rows behind each number, page by page', async () => {
    for (const key of METRIC_KEYS) {
      for (const part of ['numerator', 'denominator'] as const) {
        const ids: string[] = [];
        let cursor = '';
        do {
          const page = (
            await supervisor.get(`/api/figures/${key}/tasks?part=${part}&limit=100${cursor}`)
          ).body<{
            items: { id: string }[];
            next: string | null;
          }>();
          ids.push(...page.items.map(({ id }) => id));
          cursor = page.next === null ? '' : `&cursor=${page.next}`;
        } while (cursor !== '');
        const wanted = tasks.filter((task) => METRICS[key][part](task, TODAY)).map(({ id }) => id);
        expect([key, part, ids]).toEqual([key, part, wanted.sort()]);
      }
    }
  });

  describe('of a level below, for the city above it', () => {
    let city: Person;
    beforeAll(async () => {
      await app.rows(CITY_SUPERVISOR, [await hashPassword(DEMO_PASSWORD)]);
      city = await app.as('shi-ducha');
    });
    const levels = async <T>(path: string, year: number) =>
      (await city.get(`${path}?year=${year}`)).body<{ items: readonly T[] }>().items;

    it.each([2023, 2024, 2025, 2026])('are those of the formulas over the tasks of %d', async (year) => {
      const [county, ...more] = await levels<Level>('/api/figures/lower-levels', year);
      expect([county?.name, more]).toEqual(['青砚县人民政府', []]);
      expect(plain(county?.figures)).toEqual(expected(tasks.filter(({ reportYear }) => reportYear === year)));
    });

    it('and its counts are those of the board', async () => {
      const [county] = await levels<Record<string, number>>('/api/board/lower-levels', 2025);
      const of2025 = tasks.filter(({ reportYear }) => reportYear === 2025);
      const open = tasks.filter(isOpen);
      const dueOn = (from: string, to: string) =>
        open.filter(({ currentDueOn: day }) => day !== null && day >= from && day <= to).length;
      const lit = (light: string) => open.filter((task) => task.light === light).length;
      expect(county).toMatchObject({
        issued: of2025.filter((task) => METRICS.completion.denominator(task, TODAY)).length,
        finished: of2025.filter(isDone).length,
        open: open.length,
        ...{ red: lit('red'), yellow: lit('yellow'), green: lit('green'), grey: lit('grey') },
        overdue: dueOn('2000-01-01', '2026-06-30'),
        dueThisWeek: dueOn(TODAY, '2026-07-05'),
      });
    });

    it('and nothing of any of its tasks', async () => {
      expect(plain((await city.get('/api/figures')).body<Metrics>().total)).toEqual(expected([]));
      const { text } = await city.get('/api/figures/lower-levels?year=2025');
      expect(tasks.filter(({ id }) => text.includes(id))).toEqual([]);
    });

    it('and nothing for a county, which has no level below', async () => {
      expect((await supervisor.get('/api/figures/lower-levels?year=2025')).body()).toEqual({
        ...{ day: TODAY, year: 2025, items: [] },
      });
      expect((await (await app.as('sifa-lianluo')).get('/api/figures/lower-levels')).status).toBe(403);
    });
  });

  it('of a past day are those of the tasks as they stood then', async () => {
    const before = await ask();
    await passTo(app, '2026-07-02');
    await app.rows(`update task set state = 'cancelled', version = version + 1 where state = 'in_progress'`);
    const past = await ask('?asOf=2026-07-01');
    expect(plain(past.total)).toEqual(plain(before.total));
    expect(plain((await ask()).total)).not.toEqual(plain(before.total));
    expect((await supervisor.get('/api/figures?asOf=2026-07-02')).code).toBe('ledger.day-not-over');
  });

  it('show on the board what a day begins with, with its rows', async () => {
    const board = (await supervisor.get('/api/board')).body<{
      weekEndsOn: string;
      sections: { key: string; count: number }[];
    }>();
    expect(board.weekEndsOn).toBe('2026-07-05');
    for (const { key, count } of board.sections) {
      const page = (await supervisor.get(`/api/board/${key}/tasks?limit=200`)).body<{
        items: object[];
        next: string | null;
      }>();
      expect([key, page.next === null ? page.items.length : count]).toEqual([key, count]);
    }
    const counts = Object.fromEntries(board.sections.map(({ key, count }) => [key, count]));
    const open = plain((await ask()).total).find(({ key }) => key === 'overdue');
    expect(['red', 'yellow', 'green', 'grey'].reduce((n, key) => n + (counts[key] ?? 0), 0)).toBe(
      open?.denominator,
    );
    expect(counts['overdue']).toBe(open?.numerator);
    expect((await supervisor.get('/api/board/nothing/tasks')).status).toBe(400);
    expect((await (await app.as('wangwu-lianluo')).get('/api/board')).body()).toMatchObject({
      sections: expect.arrayContaining([{ key: 'red', label: '红灯', count: 0 }]),
    });
  });
});

/** A carried task brings along the one it was carried from, which counts for itself. */
function placed(facts: MeasuredTask, i: number): Placed[] {
  const place = { unit: i % UNITS, pack: i % 3 === 0 ? 'guangyuan@1' : 'default@1' };
  const own = { ...facts, ...place, id: randomUUID() };
  if (facts.firstYear === facts.reportYear) return [own];
  const earlier: Placed = {
    ...own,
    id: randomUUID(),
    state: 'carried_over',
    verdict: null,
    reportYear: facts.firstYear,
    wasSubmitted: false,
    wasSentBack: false,
    wasClosed: false,
    cameBack: false,
  };
  return [Object.assign(own, { chain: own.id }), Object.assign(earlier, { chain: own.id })];
}

const INSERT_TASKS = `
insert into task (id, organisation_id, org_path, number, title, kind, report_year, problem, state, verdict, light, priority, lead_organisation_id,
  issued_on, sign_due_on, signed_on, original_due_on, current_due_on, submitted_on, decided_on, chain_id, rule_pack, created_by, created_at)
select (f->>'id')::uuid, o.id, o.path, 'n-' || (f->>'id'), '任务', 'shortcoming', (f->>'reportYear')::int, '问题', f->>'state', f->>'verdict', f->>'light',
  'ordinary', (f->>'lead')::uuid, (f->>'issuedOn')::date, (f->>'signDueOn')::date, (f->>'signedOn')::date, (f->>'originalDueOn')::date,
  (f->>'currentDueOn')::date, (f->>'submittedOn')::date, (f->>'decidedOn')::date, (f->>'chain')::uuid, f->>'pack',
  (select id from account limit 1), '2026-01-01'
from jsonb_array_elements($1::jsonb) f cross join (select * from organisation where is_reporting_body and level = 'county' order by path limit 1) o`;

const INSERT_EVENTS = `
insert into event (organisation_id, org_path, name, subject_type, subject_id, actor_name, occurred_at, payload)
select t.organisation_id, t.org_path, n.name, 'task', t.id, '某人', '2026-06-30 10:00+08', '{}'
from jsonb_array_elements($1::jsonb) f join task t on t.id = (f->>'id')::uuid
  cross join lateral (values ('task.registered', true), ('task.submitted', (f->>'wasSubmitted')::boolean), ('task.sent-back', (f->>'wasSentBack')::boolean),
    ('task.struck-off', (f->>'wasClosed')::boolean), ('task.reopened', (f->>'cameBack')::boolean)) as n (name, happened)
where n.happened`;

const CITY_SUPERVISOR = `
with person as (
  insert into account (organisation_id, login, display_name, password_hash)
  select id, 'shi-ducha', '市督查员', $1 from organisation where path = '/yh/' returning id, organisation_id)
insert into role_grant (account_id, role, organisation_id, starts_on, reason)
select id, 'supervisor', organisation_id, '2026-01-01', '市级岗位' from person`;
