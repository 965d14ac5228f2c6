import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CheckPage, CheckView } from '../../../src/modules/closures/views/closures.views.js';
import type { EnteredMattersView } from '../../../src/modules/closures/renewal/last-year.dto.js';
import type { Answer } from './county.js';
import { NEIGHBOURS_SUPERVISOR } from './county.js';
import { OFFICER, recurrenceOf, shiliAfterTwoYears, SUPERVISOR, type Shili } from './shili.js';

interface Problem {
  readonly code: string;
}

/** One story, in the order of its tests. */
describe('what people do about a year that is not as it should be', () => {
  let shili: Shili;
  const ask = <Body>(login: string, route: string, body?: object): Promise<Answer<Body>> =>
    shili.county.ask<Body>(login, { route, body });
  const editions = async (year: number) =>
    (await ask<CheckPage>(OFFICER, `GET closure-checks?year=${year}`)).body.items;
  const latest = async (year: number): Promise<CheckView> => {
    const id = (await editions(year)).find(({ isLatest }) => isLatest)?.id;
    return (await ask<CheckView>(OFFICER, `GET closure-checks/${id}`)).body;
  };

  beforeAll(async () => {
    shili = await shiliAfterTwoYears();
  });
  afterAll(() => shili.county.close());

  it('says that there is no earlier report and how its matters can be had', async () => {
    const check = await latest(2024);
    expect(check.reason?.code).toBe('closure.no-earlier-report');
    expect(check.offers.map(({ route }) => route)).toContain('POST /api/last-year-matters');
    expect((await latest(2025)).offers).toEqual([]);
  });

  it('takes matters by hand and checks the report against them, as a new edition', async () => {
    const entered = await ask<EnteredMattersView>(OFFICER, 'POST last-year-matters', {
      organisationId: await shili.county.organisationId('sl'),
      year: 2024,
      matters: [{ kind: 'shortcoming', problem: '行政执法人员持证率不高,部分新进人员没有取得执法资格。' }],
    });
    expect(entered).toMatchObject({ status: 201, body: { taskIds: [expect.any(String)] } });
    await shili.county.runOrders();
    const check = await latest(2024);
    expect(check).toMatchObject({ id: entered.body.checkId, edition: 2, state: 'ready' });
    expect(check.reason?.code).toBe('closure.matters-by-hand');
    expect(check.answers).toMatchObject([{ ledger: [{ state: 'draft' }] }]);
  });

  it('refuses them to the supervisor of another subtree', async () => {
    const { status } = await ask<Problem>(NEIGHBOURS_SUPERVISOR.login, 'POST last-year-matters', {
      organisationId: await shili.county.organisationId('sl'),
      year: 2024,
      matters: [{ kind: 'shortcoming', problem: '甲' }],
    });
    expect(status).toBe(404);
  });

  it('renews a check and keeps the earlier edition', async () => {
    const before = await latest(2025);
    const renewed = await ask<CheckView>(OFFICER, `POST closure-checks/${before.id}/renewal`);
    expect(renewed).toMatchObject({ status: 201, body: { edition: 2, state: 'running' } });
    const again = await ask<Problem>(OFFICER, `POST closure-checks/${before.id}/renewal`);
    expect(again).toMatchObject({ status: 409, body: { code: 'closure.not-ready' } });
    await shili.county.runOrders();
    expect((await latest(2025)).answers).toHaveLength(before.answers.length);
    expect(await editions(2025)).toHaveLength(2);
  });

  it('reopens the struck-off task under its old number, once a person has confirmed the recurrence', async () => {
    const check = await latest(2025);
    const { id } = recurrenceOf('政务公开不够及时', check);
    const order = { taskId: shili.tasks.closed, reason: '同一问题再次出现。' };
    const at = `POST closure-checks/${check.id}/recurrences/${id}`;
    expect((await ask<Problem>(SUPERVISOR, `${at}/reopening`, order)).body.code).toBe(
      'closure.recurrence-unconfirmed',
    );
    await ask(SUPERVISOR, `${at}/confirmation`, {});
    const elsewhere = { ...order, taskId: shili.tasks.notDone };
    expect((await ask<Problem>(SUPERVISOR, `${at}/reopening`, elsewhere)).status).toBe(404);
    const before = (await ask<{ number: string }>(SUPERVISOR, `GET tasks/${order.taskId}`)).body;
    expect((await ask(SUPERVISOR, `${at}/reopening`, order)).status).toBe(200);
    expect((await ask(SUPERVISOR, `GET tasks/${order.taskId}`)).body).toMatchObject({
      state: 'reopened',
      number: before.number,
    });
  });

  it('calls a report that repeats last year’s a copy', async () => {
    const { county, reports } = shili;
    county.moveTo('2027-02-12');
    const text = await county.textOf(reports.second);
    const copy = text.replaceAll('2026', '2027').replaceAll('2025', '2026');
    const third = await county.receive(OFFICER, 'sl-2026.txt', copy);
    await county.accept(OFFICER, third);
    await county.confirm(OFFICER, third);
    await county.runOrders();
    expect((await latest(2026)).reason?.code).toBe('closure.copy-of-last-year');
  });
});
