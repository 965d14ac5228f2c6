import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assignment } from '../../support/county.js';
import { TestApp } from '../../support/test-app.js';
import { reportOfYear, reviewers, ReviewRoom, type Item, type Reviewers } from './review-room.js';

interface Readiness {
  readonly isReady: boolean;
  readonly undecided: number;
  readonly textSha256: string;
  readonly uncovered: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  readonly seen: { readonly seenByName: string } | null;
  readonly gaps: readonly {
    readonly itemId: string;
    readonly text: string;
    readonly isTasked: boolean;
    readonly isPromised: boolean;
  }[];
}

/** With a sentence among the shortcomings that no item takes. */
const textOf = (year: number) =>
  reportOfYear(year).replace(
    '二、存在的不足和原因\n',
    '二、存在的不足和原因\n对照上级要求,还存在以下不足:\n',
  );

describe('the confirmation of a report', () => {
  let app: TestApp;
  let people: Reviewers;
  let room: ReviewRoom;
  let unit: string;
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
    room = await ReviewRoom.open(app, people, textOf(++year));
  });

  const readiness = async () =>
    (await room.officer.get(`/api/reports/${room.reportId}/readiness`)).body<Readiness>();
  const see = async () => room.post('coverage/seen', { textSha256: (await readiness()).textSha256 });
  const confirm = (body: object = {}) => room.post('confirmation', body);
  async function judge(): Promise<Item[]> {
    const { items } = await room.report();
    const judged = items.filter(({ kind }) => ['shortcoming', 'plan'].includes(kind));
    await room.officer.post('/api/report-items/acceptance', { itemIds: judged.map(({ id }) => id) });
    return judged;
  }

  it('waits for every item, for the uncovered text and for the gaps, in words', async () => {
    expect(await confirm()).toMatchObject({ status: 409, code: 'report.items-undecided' });
    await judge();
    expect(await confirm()).toMatchObject({ status: 409, code: 'report.coverage-unseen' });
    expect((await see()).status).toBe(204);
    expect(await confirm()).toMatchObject({ status: 409, code: 'report.gaps-open' });
    const { gaps, isReady, seen } = await readiness();
    expect({ isReady, seen }).toMatchObject({ isReady: true, seen: { seenByName: expect.any(String) } });
    const confirmed = await confirm({ gapsToTask: gaps.map(({ itemId }) => itemId) });
    expect(confirmed.body()).toMatchObject({ state: 'confirmed' });
    const [event] = await app.rows<{ payload: object }>(
      `select payload from event where name = 'report.confirmed' and subject_id = $1`,
      [room.reportId],
    );
    expect(event?.payload).toEqual({ gapsToTask: gaps.map(({ itemId }) => itemId) });
  });

  it('lists the uncovered text verbatim, and less of it once it was added as an item', async () => {
    const { uncovered } = await readiness();
    expect(uncovered.map(({ text }) => text)).toContain('对照上级要求,还存在以下不足:');
    for (const { start, end, text } of uncovered) expect(room.text.slice(start, end)).toBe(text);
    await room.add('shortcoming', '对照上级要求,还存在以下不足');
    expect((await readiness()).uncovered.map(({ text }) => text)).not.toContain(
      '对照上级要求,还存在以下不足:',
    );
  });

  it('takes no word for having seen another text', async () => {
    expect(await room.post('coverage/seen', { textSha256: 'a'.repeat(64) })).toMatchObject({ status: 412 });
  });

  it('closes a gap by a confirmed link, a task or a rejection', async () => {
    const [first, second, third, plan] = (await judge()) as [Item, Item, Item, Item];
    await room.link(first, plan, 'refused', '两者无关');
    expect((await readiness()).gaps).toHaveLength(3);
    await room.link(first, plan);
    await room.supervisor.post('/api/tasks', { itemIds: [second.id], assignment: assignment(unit) });
    await room.officer.post(`/api/report-items/${third.id}/rejection`, { reason: '已在上年整改' });
    expect((await readiness()).gaps).toMatchObject([{ itemId: second.id, isTasked: true }]);
    await see();
    expect((await confirm()).status).toBe(200);
  });

  it('is made on what the person saw: a review act in between makes it stale', async () => {
    await judge();
    await see();
    const { version } = await room.report();
    await room.add('plan', '特此报告');
    const stale = await room.officer
      .with({ 'if-match': `"${version}"` })
      .post(`/api/reports/${room.reportId}/confirmation`, {});
    expect(stale).toMatchObject({ status: 412, code: 'record.stale' });
  });

  it('ends the review: afterwards only wordings and links', async () => {
    const [first, , , plan] = (await judge()) as [Item, Item, Item, Item];
    await see();
    const promised = (await readiness()).gaps.map(({ itemId }) => itemId);
    await confirm({ gapsToTask: promised });
    const kept = promised.at(-1);
    await room.supervisor.post('/api/tasks', { itemIds: [kept ?? ''], assignment: assignment(unit) });
    expect((await readiness()).gaps.map(({ itemId, isPromised }) => [itemId, isPromised])).toEqual(
      promised.map((itemId) => [itemId, itemId !== kept]),
    );
    expect(await room.split(first, '部分案卷')).toMatchObject({
      status: 409,
      code: 'report.action-not-allowed',
    });
    expect(await room.undoLast()).toMatchObject({ status: 409, code: 'report.action-not-allowed' });
    expect((await room.link(first, plan)).status).toBe(200);
    expect((await room.officer.patch(`/api/report-items/${first.id}`, { wording: '规范文书' })).status).toBe(
      204,
    );
  });
});
