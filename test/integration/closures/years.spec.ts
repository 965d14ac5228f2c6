import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  CarriedOverView,
  CheckPage,
  CheckView,
} from '../../../src/modules/closures/views/closures.views.js';
import { County } from './county.js';
import { OFFICER, shiliAfterTwoYears, shortcomingOf, SUPERVISOR, type Shili } from './shili.js';

describe('a matter that was carried over', () => {
  let shili: Shili;

  beforeAll(async () => {
    shili = await shiliAfterTwoYears();
  });
  afterAll(() => shili.county.close());

  it('is held against the report after next as well', async () => {
    const { county, reports, tasks } = shili;
    const { body } = await county.ask<CheckPage>(OFFICER, { route: 'GET closure-checks?year=2025' });
    const carried = await county.ask<CarriedOverView[]>(SUPERVISOR, {
      route: `POST closure-checks/${body.items[0]?.id}/carry-over`,
      body: { taskIds: [tasks.notDone] },
    });
    county.moveTo('2027-02-12');
    const third = await county.receive(
      OFFICER,
      'sl-2026.txt',
      (await county.textOf(reports.second)).replaceAll('2026', '2027').replaceAll('2025', '2026'),
    );
    await county.accept(OFFICER, third);
    await county.confirm(OFFICER, third);
    await county.runOrders();
    const { body: page } = await county.ask<CheckPage>(OFFICER, { route: 'GET closure-checks?year=2026' });
    const { body: check } = await county.ask<CheckView>(OFFICER, {
      route: `GET closure-checks/${page.items[0]?.id}`,
    });
    const itemId = await shortcomingOf(county, reports.first, '排查台账不规范');
    const matter = check.answers.find(({ lastYear }) => lastYear.itemId === itemId);
    expect(matter).toMatchObject({
      lastYear: { year: 2024 },
      ledger: [{ state: 'carried_over' }, { id: carried.body[0]?.successorId, state: 'registered' }],
    });
    const threeYears = check.recurrences.filter(({ current }) => current.text.includes('政务公开'));
    expect(threeYears.map(({ earlier }) => earlier.year)).toEqual([2025, 2024]);
    expect(threeYears[0]?.chain.proposedYearCount).toBe(3);
    expect(check.copied.length).toBeGreaterThan(5);
  });
});

describe('reports that arrive out of order', () => {
  let county: County;

  beforeAll(async () => {
    county = await County.found('2026-02-12');
  });
  afterAll(() => county.close());

  const arrive = async (file: string): Promise<string> => {
    const id = await county.receive(OFFICER, file);
    await county.accept(OFFICER, id);
    return id;
  };
  const confirm = async (id: string): Promise<void> => {
    await county.confirm(OFFICER, id);
    await county.runOrders();
  };
  const checksOf = async (reportId: string): Promise<CheckView[]> => {
    const { body } = await county.ask<CheckPage>(OFFICER, { route: 'GET closure-checks?year=2025' });
    const own = body.items.filter((row) => row.reportId === reportId).sort((a, b) => a.edition - b.edition);
    return Promise.all(
      own.map(
        async ({ id }) => (await county.ask<CheckView>(OFFICER, { route: `GET closure-checks/${id}` })).body,
      ),
    );
  };

  it('are checked anew when the earlier one comes last', async () => {
    const later = await arrive('sl-2025.txt');
    await confirm(later);
    expect(await checksOf(later)).toMatchObject([
      { edition: 1, reason: { code: 'closure.no-earlier-report' }, previousReportId: null, answers: [] },
    ]);
    const earlier = await arrive('sl-2024.txt');
    await confirm(earlier);
    const [first, second] = await checksOf(later);
    expect(first).toMatchObject({ edition: 1, isLatest: false, answers: [] });
    expect(second).toMatchObject({ edition: 2, isLatest: true, reason: null, previousReportId: earlier });
    expect(second?.answers.length).toBeGreaterThan(5);
    expect(await county.openOrders()).toEqual([]);
  });

  it('are checked with what was accepted, and anew once the earlier one is confirmed', async () => {
    const earlier = await arrive('ww-2024.txt');
    const later = await arrive('ww-2025.txt');
    await confirm(later);
    const [early] = await checksOf(later);
    expect(early).toMatchObject({
      reason: {
        code: 'closure.earlier-report-unconfirmed',
        text: '上一年度的报告还没有确认，确认后自动重新核查',
      },
    });
    await confirm(earlier);
    const checks = await checksOf(later);
    expect(checks.map(({ reason }) => reason)).toEqual([early?.reason, null]);
    expect(checks[1]?.answers.length).toBe(early?.answers.length);
  });

  it('are seen as running while the check fails, and finished by the next attempt', async () => {
    const earlier = await arrive('sj-2024.html');
    await confirm(earlier);
    const later = await arrive('sj-2025.txt');
    await county.confirm(OFFICER, later);
    await county.rows('revoke insert on closure_answer from zhenggai_app');
    await expect(county.runOrders()).rejects.toThrow('permission denied');
    expect(await checksOf(later)).toMatchObject([{ state: 'running', answers: [], finishedAt: null }]);
    await county.rows('grant insert on closure_answer to zhenggai_app');
    await county.runOrders();
    const [check, ...more] = await checksOf(later);
    expect(check).toMatchObject({ state: 'ready', edition: 1, previousReportId: earlier });
    expect(check?.answers.length).toBeGreaterThan(4);
    expect(more).toEqual([]);
  });

  it('are checked once when an order is delivered twice at the same moment', async () => {
    const earlier = await arrive('qy-2024.txt');
    await confirm(earlier);
    const later = await arrive('qy-2025.html');
    await county.confirm(OFFICER, later);
    const [order] = await county.openOrders();
    if (order === undefined) throw new Error('no order');
    await Promise.all([1, 2].map(() => county.runOrder(order.id, order.job, order.payload)));
    const checks = await checksOf(later);
    expect(checks).toHaveLength(1);
    const [events] = await county.rows<{ n: number }>(
      `select count(*)::int as n from event where name = 'closure.checked' and subject_id = $1`,
      [checks[0]?.id],
    );
    expect(events?.n).toBe(1);
  });
});
