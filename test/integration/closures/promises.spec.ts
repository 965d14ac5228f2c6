import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PromisePage, PromiseRow } from '../../../src/modules/closures/promises/promises.views.js';
import type { CheckPage, CheckView } from '../../../src/modules/closures/views/closures.views.js';
import type { DifferenceNote } from '../../../src/modules/closures/difference-note/difference-note.views.js';
import { County, NEIGHBOURS_SUPERVISOR } from './county.js';
import { OFFICER, SUPERVISOR } from './shili.js';

const PROMISED = `石笠镇人民政府2024年法治政府建设情况报告

一、2024年主要工作
全年召开法治工作会议4次。
二、存在的不足
一是法治讲座开展不够。
三、2025年工作安排
一是开展法治讲座10场。
二是出台行政应诉工作规程。
三是建立涉企检查备案制度。
四是聘请人民监督员8名。
`;
const REPORTED = `石笠镇人民政府2025年法治政府建设情况报告

一、2025年主要工作
全年开展法治讲座6场，受众900人次。出台《石笠镇行政应诉工作规程》，应诉案件3件。聘请人民监督员8名。
二、存在的不足
一是执法装备不足。
三、2026年工作安排
一是购置执法装备。
`;

/** One story, in the order of its tests. */
describe('the promise ledger', () => {
  let county: County;
  let town: string;

  beforeAll(async () => {
    county = await County.found('2026-02-12');
    town = await county.organisationId('sl');
    for (const [file, text] of [['sl-2024.txt', PROMISED] as const, ['sl-2025.txt', REPORTED] as const]) {
      const report = await county.receive(OFFICER, file, text);
      await county.accept(OFFICER, report);
      await county.confirm(OFFICER, report);
      await county.runOrders();
    }
  });
  afterAll(() => county.close());

  const list = async (query: string, login = OFFICER): Promise<PromisePage> =>
    (await county.ask<PromisePage>(login, { route: `GET promises?${query}` })).body;
  const about = (words: string, { items }: PromisePage): PromiseRow => {
    const row = items.find(({ promise }) => promise.text.includes(words));
    if (row === undefined) throw new Error(`no promise about ${words}`);
    return row;
  };

  it('sets what was promised beside what is reported, number by number', async () => {
    const page = await list(`organisationId=${town}&year=2025`);
    expect(page.items.map(({ promise }) => promise.text.slice(0, 2))).toEqual([
      '一是',
      '二是',
      '三是',
      '四是',
    ]);
    const lectures = about('法治讲座', page);
    expect(lectures).toMatchObject({
      verdict: { code: 'partly', text: '部分兑现' },
      fulfilment: expect.closeTo(0.6, 5),
      figures: [{ clause: '开展法治讲座10场', promised: 10, reported: 6, unit: '场', met: false }],
    });
    const { start = 0, end = 0 } = lectures.figures[0]?.sentence ?? {};
    expect(REPORTED.slice(start, end)).toContain('法治讲座6场');
    expect(about('应诉', page)).toMatchObject({ verdict: { code: 'fulfilled' }, figures: [] });
    expect(about('监督员', page)).toMatchObject({ verdict: { code: 'fulfilled' }, fulfilment: 1 });
    expect(about('备案', page)).toMatchObject({ verdict: { code: 'not-mentioned' }, thisYear: [] });
  });

  it('is read page by page, in the order of the plan, and by verdict', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list(`organisationId=${town}&limit=1${cursor}`);
      seen.push(...page.items.map(({ promise }) => promise.text));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(seen).toEqual((await list(`organisationId=${town}`)).items.map(({ promise }) => promise.text));
    expect((await list('verdict=fulfilled')).items).toHaveLength(2);
    expect((await list('isShort=true')).items.map(({ promise }) => promise.text)).toEqual([
      '一是开展法治讲座10场。',
    ]);
    const countyId = await county.organisationId('qy');
    expect((await list(`underOrganisationId=${countyId}`)).items).toHaveLength(4);
  });

  it('is empty to the supervisor of another subtree', async () => {
    expect(await list('year=2025', NEIGHBOURS_SUPERVISOR.login)).toEqual({ items: [], next: null });
  });

  it('lists what was not kept in the difference note, what nobody mentions first', async () => {
    const checks = await county.ask<CheckPage>(OFFICER, { route: 'GET closure-checks?year=2025' });
    const route = `GET closure-checks/${checks.body.items[0]?.id}/difference-note`;
    const { body } = await county.ask<DifferenceNote>(OFFICER, { route });
    expect(body.promises.map(({ promise, lastYear }) => [promise.code, lastYear.text])).toEqual([
      ['not-mentioned', '三是建立涉企检查备案制度。'],
      ['partly', '一是开展法治讲座10场。'],
    ]);
    expect(body.promises[1]?.figures).toMatchObject([{ promised: 10, reported: 6 }]);
  });

  it('goes by a person’s word once there is one', async () => {
    const { answerId, checkId } = about('备案', await list('year=2025'));
    county.moveTo('2026-02-16');
    await county.ask<CheckView>(SUPERVISOR, {
      route: `POST closure-checks/${checkId}/answers/${answerId}/confirmation`,
      body: { answer: 'stated-in-progress', reason: '备案在县平台上办,报告写在别处。' },
    });
    expect(about('备案', await list('year=2025'))).toMatchObject({
      verdict: { code: 'partly' },
      isConfirmed: true,
    });
  });

  it('is shown as it stood at the end of a past day', async () => {
    const asOf = async (day: string) => (await list(`year=2025&asOf=${day}`)).items;
    expect(await asOf('2026-02-11')).toEqual([]);
    const then = about('备案', await list('year=2025&asOf=2026-02-15'));
    expect(then).toMatchObject({ verdict: { code: 'not-mentioned' }, isConfirmed: false });
    expect((await list('verdict=partly&asOf=2026-02-15')).items).toHaveLength(1);
    expect((await list('verdict=partly')).items).toHaveLength(2);
    const today = await county.ask<{ code: string }>(OFFICER, { route: 'GET promises?asOf=2026-02-16' });
    expect(today).toMatchObject({ status: 422, body: { code: 'ledger.day-not-over' } });
  });
});
