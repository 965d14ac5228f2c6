import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assignment } from '../../support/county.js';
import { TestApp } from '../../support/test-app.js';
import {
  reportOfYear,
  reviewers,
  ReviewRoom,
  type ActView,
  type Item,
  type Reviewers,
} from './review-room.js';

const LONG_AGO = '00000000-0000-4000-8000-000000000000';

describe('the review of a report', () => {
  let app: TestApp;
  let room: ReviewRoom;
  let unit: string;
  let people: Reviewers;
  let year = 2000;

  beforeAll(async () => {
    app = await TestApp.start();
    people = await reviewers(app);
    const [justice] = await app.rows<{ id: string }>(
      `select id from organisation where name = '青砚县司法局'`,
    );
    unit = justice?.id ?? '';
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    room = await ReviewRoom.open(app, people, reportOfYear(++year));
  });

  const made = (items: readonly Item[], origin: string) => items.filter((item) => item.origin === origin);

  it('splits an item, keeps it, and cuts the text exactly', async () => {
    const item = await room.item('一是执法文书');
    const answer = await room.split(item, '部分案卷');
    expect(answer.status).toBe(201);
    const parts = made(answer.body<ActView>().items, 'split');
    expect(parts.map(({ text, start, end }) => [text, room.text.slice(start, end)])).toEqual([
      ['一是执法文书制作不够规范,', '一是执法文书制作不够规范,'],
      ['部分案卷缺少送达回证。', '部分案卷缺少送达回证。'],
    ]);
    expect(parts.every(({ parentId, state }) => parentId === item.id && state === 'candidate')).toBe(true);
    expect(await room.byId(item.id)).toMatchObject({ state: 'split', text: item.text });
  });

  it('quotes an item around a turned page, and offers to cut it before each case', async () => {
    const told = '二是普法宣传不平衡。有的社区没有固定\n- 3 -\n阵地；有的社区全年没有讲座。';
    const text = reportOfYear(++year).replace('二是普法宣传形式单一,青年群体覆盖不足。', told);
    room = await ReviewRoom.open(app, people, text);
    const item = await room.item('二是普法');
    expect(item.text).toBe('二是普法宣传不平衡。有的社区没有固定\n阵地；有的社区全年没有讲座。');
    expect(item.spans.map(({ start, end }) => text.slice(start, end)).join('\n')).toBe(item.text);
    expect(item.suggestedCuts.map((at) => text.slice(at, at + 4))).toEqual(['有的社区', '有的社区']);

    const path = `/api/report-items/${item.id}/split`;
    const answer = await room.officer.post(path, { offsets: item.suggestedCuts });
    expect(made(answer.body<ActView>().items, 'split')).toMatchObject([
      { text: '二是普法宣传不平衡。', parentId: item.id },
      { text: '有的社区没有固定\n阵地；', parentId: item.id },
      { text: '有的社区全年没有讲座。', parentId: item.id },
    ]);
  });

  it('merges items and keeps the spans of both', async () => {
    const [one, other] = [await room.item('一是执法文书'), await room.item('三是合法性')];
    const [whole] = made((await room.merge(one, other)).body<ActView>().items, 'merged');
    expect(whole?.spans).toEqual([one, other].map(({ start, end }) => ({ start, end })));
    expect(whole?.text).toBe(`${one.text}\n${other.text}`);
    expect(await room.byId(other.id)).toMatchObject({
      state: 'merged',
      mergedInto: whole?.id,
      text: other.text,
    });
  });

  it('adds what was missed as it stands in the text', async () => {
    const answer = await room.add('plan', '特此报告');
    expect(answer.status).toBe(201);
    expect(made(answer.body<ActView>().items, 'added')).toMatchObject([
      { text: '特此报告', state: 'accepted' },
    ]);
  });

  it.each<[string, () => Promise<{ status: number; code?: string }>, number, string]>([
    [
      'a split outside the item',
      async () => room.split(await room.item('二是普法'), '三是合法性审查人员力量'),
      422,
      'item.split-outside',
    ],
    [
      'a merge across kinds',
      async () => room.merge(await room.item('二是普法'), await room.item('二是年内')),
      422,
      'item.merge-kinds-differ',
    ],
    ['an addition over an item', () => room.add('shortcoming', '普法宣传形式单一'), 409, 'item.overlaps'],
    [
      'an addition past the end',
      () => room.post('items', { kind: 'plan', spans: [{ start: 5, end: 40_000_000 }] }),
      422,
      'item.span-outside',
    ],
    [
      'a link of two shortcomings',
      async () => room.link(await room.item('二是普法'), await room.item('三是合法性')),
      422,
      'link.kinds-mismatch',
    ],
    ['an undo of nothing', () => room.post(`review-acts/${LONG_AGO}/undoing`), 409, 'review.nothing-to-undo'],
  ])('refuses %s', async (_, act, status, code) => {
    expect(await act()).toMatchObject({ status, code });
  });

  it('refuses to task what was rejected, split or merged, and to judge what is tasked', async () => {
    const [split, merged, rest] = [
      await room.item('一是执法文书'),
      await room.item('二是普法'),
      await room.item('三是合法性'),
    ];
    await room.split(split, '部分案卷');
    await room.merge(merged, rest);
    const plan = await room.item('一是6月');
    await room.officer.post(`/api/report-items/${plan.id}/rejection`, { reason: '空话' });
    for (const { id } of [split, merged, plan]) {
      const refused = await room.supervisor.post('/api/tasks', {
        itemIds: [id],
        assignment: assignment(unit),
      });
      expect(refused).toMatchObject({ status: 422, code: 'item.not-accepted' });
    }
    const other = await room.item('二是年内');
    await room.officer.post('/api/report-items/acceptance', { itemIds: [other.id] });
    expect(
      (await room.supervisor.post('/api/tasks', { itemIds: [other.id], assignment: assignment(unit) }))
        .status,
    ).toBe(201);
    const refused = { status: 409, code: 'item.action-not-allowed' };
    expect(
      await room.officer.post(`/api/report-items/${other.id}/rejection`, { reason: '重复' }),
    ).toMatchObject(refused);
    expect(await room.officer.post(`/api/report-items/${other.id}/reconsideration`)).toMatchObject(refused);
    expect(await room.officer.patch(`/api/report-items/${other.id}`, { wording: '另写' })).toMatchObject(
      refused,
    );
    expect(await room.split(other, '新建')).toMatchObject(refused);
  });

  it('links one cause to several shortcomings, and takes a refusal with its reason', async () => {
    const shortcomings = [await room.item('一是执法文书'), await room.item('二是普法')];
    const cause = made(
      (await room.add('cause', '部分案卷缺少送达回证')).body<ActView>().items,
      'added',
    )[0] as Item;
    const plan = await room.item('二是年内');
    const links = [
      ...shortcomings.map(({ id }) => ({ shortcomingId: id, otherId: cause.id, decision: 'confirmed' })),
      {
        shortcomingId: shortcomings[0]?.id,
        otherId: plan.id,
        decision: 'refused',
        reason: '宣传点与文书无关',
      },
    ];
    expect((await room.post('item-links', { links })).status).toBe(200);
    const { items } = (await room.officer.get(`/api/reports/${room.reportId}/item-links`)).body<{
      items: object[];
    }>();
    expect(items).toMatchObject([
      { shortcomingId: shortcomings[0]?.id, otherId: cause.id, kind: 'cause', state: 'confirmed' },
      {
        shortcomingId: shortcomings[0]?.id,
        otherId: plan.id,
        kind: 'plan',
        state: 'refused',
        reason: '宣传点与文书无关',
      },
      { shortcomingId: shortcomings[1]?.id, otherId: cause.id, kind: 'cause', state: 'confirmed' },
    ]);
  });

  it('takes acts back one by one to where it began, and keeps on record that it did', async () => {
    const before = (await room.report()).items;
    const [one, other, third] = [
      await room.item('一是执法文书'),
      await room.item('二是普法'),
      await room.item('三是合法性'),
    ];
    await room.officer.post('/api/report-items/acceptance', { itemIds: [one.id, other.id] });
    await room.officer.patch(`/api/report-items/${one.id}`, { wording: '规范执法文书' });
    await room.split(third, '力量薄弱');
    await room.merge(await room.item('一是执法'), await room.item('二是普法'));
    await room.add('plan', '特此报告');
    await room.link(await room.item('三是合法性'), await room.item('二是年内'));
    for (let step = 0; step < 6; step++) expect((await room.undoLast()).status).toBe(200);
    const now = (await room.report()).items;
    expect(now.map(({ version: _, ...item }) => item)).toEqual(before.map(({ version: _, ...item }) => item));
    expect(await room.post(`review-acts/${LONG_AGO}/undoing`)).toMatchObject({
      code: 'review.nothing-to-undo',
    });
    const names = (await room.eventsOf(one.id)).map(({ name }) => name);
    expect(names).toEqual([
      'item.accepted',
      'item.worded',
      'item.merged',
      'item.undone',
      'item.undone',
      'item.undone',
    ]);
  });

  it('tells what each act changed, before and after', async () => {
    const item = await room.item('二是普法');
    await room.officer.post(`/api/report-items/${item.id}/rejection`, { reason: '数据不实' });
    await room.undoLast();
    expect(await room.eventsOf(item.id)).toMatchObject([
      {
        name: 'item.rejected',
        payload: { state: ['candidate', 'rejected'], rejectReason: [null, '数据不实'] },
      },
      {
        name: 'item.undone',
        payload: { state: ['rejected', 'candidate'], rejectReason: ['数据不实', null] },
      },
    ]);
  });

  it('refuses to undo what a task depends on, or an act that is not the last', async () => {
    const [one, other] = [await room.item('一是执法文书'), await room.item('二是普法')];
    await room.officer.post('/api/report-items/acceptance', { itemIds: [one.id] });
    const first = (await room.officer.get(`/api/reports/${room.reportId}/review-acts`)).body<{
      items: { id: string }[];
    }>().items[0];
    await room.officer.post('/api/report-items/acceptance', { itemIds: [other.id] });
    expect(await room.post(`review-acts/${first?.id}/undoing`)).toMatchObject({
      status: 409,
      code: 'review.not-last-act',
    });
    await room.undoLast();
    await room.supervisor.post('/api/tasks', { itemIds: [one.id], assignment: assignment(unit) });
    expect(await room.undoLast()).toMatchObject({ status: 409, code: 'review.tasks-depend' });
  });

  it('brings a split item back once its parts were rejected', async () => {
    const item = await room.item('一是执法文书');
    const parts = made((await room.split(item, '部分案卷')).body<ActView>().items, 'split');
    expect(await room.officer.post(`/api/report-items/${item.id}/reconsideration`)).toMatchObject({
      code: 'item.overlaps',
    });
    for (const { id } of parts)
      await room.officer.post(`/api/report-items/${id}/rejection`, { reason: '拆错了' });
    expect((await room.officer.post(`/api/report-items/${item.id}/reconsideration`)).status).toBe(204);
    expect((await room.byId(item.id))?.state).toBe('candidate');
  });

  describe('by two people at once', () => {
    const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).sort();

    it('lets one split an item and tells the other', async () => {
      const item = await room.item('一是执法文书');
      const answers = await Promise.all([room.split(item, '部分案卷'), room.split(item, '制作')]);
      expect(statuses(answers)).toEqual([201, 409]);
      expect(made((await room.report()).items, 'split')).toHaveLength(2);
    });

    it('lets one decide on the version both saw', async () => {
      const item = await room.item('二是普法');
      const seen = { 'if-match': `"${item.version}"` };
      const answers = await Promise.all([
        room.officer.with(seen).post(`/api/report-items/${item.id}/rejection`, { reason: '不实' }),
        room.supervisor.with(seen).patch(`/api/report-items/${item.id}`, { wording: '丰富普法形式' }),
      ]);
      expect(answers.map(({ status }) => status === 204).sort()).toEqual([false, true]);
      expect(answers.find(({ status }) => status !== 204)).toMatchObject({
        status: 412,
        code: 'record.stale',
      });
    });

    it('lets one merge on the report both saw', async () => {
      const { version } = await room.report();
      const items = [
        await room.item('一是执法文书'),
        await room.item('二是普法'),
        await room.item('三是合法性'),
      ];
      const mergeOf = (ids: (string | undefined)[]) =>
        room.officer
          .with({ 'if-match': `"${version}"` })
          .post(`/api/reports/${room.reportId}/merged-items`, { itemIds: ids });
      const answers = await Promise.all([
        mergeOf([items[0]?.id, items[1]?.id]),
        mergeOf([items[1]?.id, items[2]?.id]),
      ]);
      expect(statuses(answers)).toEqual([201, 412]);
    });

    it('never tasks an item that is being split', async () => {
      const item = await room.item('一是执法文书');
      await room.officer.post('/api/report-items/acceptance', { itemIds: [item.id] });
      const [split, tasked] = await Promise.all([
        room.split(item, '部分案卷'),
        room.supervisor.post('/api/tasks', { itemIds: [item.id], assignment: assignment(unit) }),
      ]);
      expect([split.status, tasked.status].filter((status) => status === 201)).toHaveLength(1);
      const state = (await room.byId(item.id))?.state;
      expect(state).toBe(split.status === 201 ? 'split' : 'tasked');
    });

    it('lets one undo a step', async () => {
      await room.add('plan', '特此报告');
      const [last] = (await room.officer.get(`/api/reports/${room.reportId}/review-acts`)).body<{
        items: { id: string }[];
      }>().items;
      const undo = () => room.post(`review-acts/${last?.id}/undoing`);
      expect(statuses(await Promise.all([undo(), undo()]))).toEqual([200, 409]);
    });
  });

  it.each([
    ['a place beyond every number', 'differences/99999999999/decision', { decision: 'same' }, 422],
    ['a place that is none', 'differences/x/decision', { decision: 'same' }, 400],
    ['a place that is not there', 'differences/7/decision', { decision: 'same' }, 404],
    ['no spans', 'items', { kind: 'plan', spans: [] }, 400],
    ['spans that are none', 'items', { kind: 'plan', spans: [null] }, 400],
    ['items of nobody', 'merged-items', { itemIds: [LONG_AGO, '00000000-0000-4000-8000-000000000001'] }, 404],
  ])('answers %s with a refusal', async (_, path, body, status) => {
    expect((await room.post(path, body)).status).toBe(status);
  });

  it('turns a cursor away that names no place', async () => {
    const cursor = Buffer.from(JSON.stringify(['x'])).toString('base64url');
    for (const list of ['review-acts', 'differences'])
      expect((await room.officer.get(`/api/reports/${room.reportId}/${list}?cursor=${cursor}`)).status).toBe(
        422,
      );
  });

  it('shows nothing of it to a body beside, and is closed to those who do not review', async () => {
    const item = await room.item('一是执法文书');
    const liaison = await app.as('sifa-lianluo');
    for (const url of ['item-links', 'review-acts'])
      expect((await liaison.get(`/api/reports/${room.reportId}/${url}`)).status).toBe(404);
    expect(
      (await liaison.post(`/api/report-items/${item.id}/split`, { offsets: [item.start + 4] })).status,
    ).toBe(403);
  });
});

describe('a report of two thousand items', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('is accepted at once and taken back at once', async () => {
    const room = await ReviewRoom.open(app, await reviewers(app), reportOfYear(2025));
    await app.rows(
      `insert into report_item (report_id, org_path, seq, kind, quote, start_offset, end_offset, rule_id, confidence)
       select r.id, r.org_path, 100 + n, 'cause', 'x', n, n + 1, 'test', 1 from report r, generate_series(1, 2000) n where r.id = $1`,
      [room.reportId],
    );
    const many = await app.rows<{ id: string }>(
      `select id from report_item where report_id = $1 and rule_id = 'test'`,
      [room.reportId],
    );
    const accepted = await room.officer.post('/api/report-items/acceptance', {
      itemIds: many.map(({ id }) => id),
    });
    expect(accepted.status).toBe(204);
    expect((await room.undoLast()).status).toBe(200);
    const [left] = await app.rows<{ n: number }>(
      `select count(*)::int as n from report_item where report_id = $1 and rule_id = 'test' and state = 'candidate'`,
      [room.reportId],
    );
    expect(left?.n).toBe(2000);
  });
});
