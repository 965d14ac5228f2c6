import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TaskDesk } from './task-desk.js';

/** 司法局 leads, 财政局 helps. */
describe('the part of a unit that helps', () => {
  let desk: TaskDesk;
  let helper: string;
  beforeAll(async () => {
    desk = await TaskDesk.open();
    helper = desk.unit('qycz');
  });
  afterAll(() => desk.close());

  const partOf = async (id: string) =>
    (await desk.read(id, 'helper')).parties.find(({ organisationId }) => organisationId === helper);

  it('has a day of its own before the whole, follows it until somebody sets one, and is told of', async () => {
    const id = await desk.atWork({ assistingIds: [helper], dueRule: { kind: 'workdays', n: 20 } });
    expect(await partOf(id)).toMatchObject({ state: 'owed', dueOn: '2026-03-23', part: 'assisting' });
    await desk.done('supervisor', id, 'deadline', { newDueOn: '2026-06-30', reason: '上级调整' });
    expect(await partOf(id)).toMatchObject({ dueOn: '2026-06-23' });
    const set = { text: '落实经费', dueOn: '2026-05-29' };
    expect(
      await desk.act('liaison', id, `parts/${helper}/demand`, { ...set, dueOn: '2026-07-01' }),
    ).toMatchObject({
      status: 422,
      code: 'part.due-outside-task',
    });
    await desk.done('liaison', id, `parts/${helper}/demand`, set);
    await desk.done('supervisor', id, 'deadline', { newDueOn: '2026-07-31', reason: '上级再调整' });
    expect(await partOf(id)).toMatchObject({ dueOn: '2026-05-29', demand: '落实经费' });
    desk.minutesPass(6);
    await desk.app.runOrders();
    const told = await desk.app.rows<{ rule: string }>(
      `select distinct r.rule_id as rule from reminder r join account a on a.id = r.recipient_id
       where r.task_id = $1 and a.login = 'caizheng-lianluo' order by 1`,
      [id],
    );
    expect(told.map(({ rule }) => rule)).toEqual(['task.part-assigned', 'task.part-set']);
  });

  it('goes to the lead, comes back, goes again; the lead cannot answer upward before it took it', async () => {
    const id = await desk.atWork({ responsibleIds: [helper] });
    await desk.prove(id);
    const report = { text: '整改完成', pledgeSigned: true, sameKindReview: '已排查' };
    expect((await desk.act('signer', id, 'submission', report)).code).toBe('part.open');
    expect((await desk.act('helper', id, 'submission', report)).code).toBe('actor.not-lead-unit');
    await desk.done('helper', id, 'part', { text: '经费已下达' });
    expect((await desk.act('helper', id, `parts/${helper}/acceptance`)).code).toBe('actor.not-lead-unit');
    expect((await desk.act('signer', id, 'submission', report)).code).toBe('part.open');
    await desk.done('liaison', id, `parts/${helper}/send-back`, { reason: '缺少文号' });
    expect(await partOf(id)).toMatchObject({ state: 'owed', timesSentBack: 1, sendBackReason: '缺少文号' });
    await desk.done('helper', id, 'part', { text: '青财〔2026〕8号' });
    await desk.done('liaison', id, `parts/${helper}/acceptance`);
    expect(await desk.done('signer', id, 'submission', report)).toMatchObject({ state: 'submitted' });
  });

  it('that is disputed goes to the supervisor, who may release the unit; a released part is not open', async () => {
    const id = await desk.atWork({ assistingIds: [helper] });
    await desk.prove(id);
    const disputed = await desk.done('helper', id, `parts/${helper}/dispute`, { reason: '不属本单位职责' });
    expect(disputed.disputes).toMatchObject([{ dueOn: '2026-03-04', outcome: null }]);
    expect((await desk.act('liaison', id, `parts/${helper}/dispute`, { reason: '应由其承担' })).code).toBe(
      'dispute.open',
    );
    const decision = { outcome: 'released', reason: '由牵头单位自行落实' };
    expect((await desk.act('officer', id, `parts/${helper}/dispute-decision`, decision)).status).toBe(403);
    const settled = await desk.done('supervisor', id, `parts/${helper}/dispute-decision`, decision);
    expect(settled.disputes).toMatchObject([{ outcome: 'released', decisionReason: '由牵头单位自行落实' }]);
    expect((await desk.act('helper', id, 'part', { text: '补报' })).code).toBe('part.action-not-allowed');
    const report = { text: '整改完成', pledgeSigned: true, sameKindReview: '已排查' };
    expect(await desk.done('signer', id, 'submission', report)).toMatchObject({ state: 'submitted' });
  });

  it('is not to be found for a unit that takes none, and refuses an older version', async () => {
    const id = await desk.atWork();
    expect(await desk.act('liaison', id, `parts/${helper}/demand`, { text: '落实经费' })).toMatchObject({
      status: 404,
    });
    const other = await desk.atWork({ assistingIds: [helper] });
    const { version } = await desk.read(other);
    await desk.done('liaison', other, 'progress', { progress: 10, text: '已启动' });
    const late = await desk.people.liaison
      .with({ 'if-match': `"${version}"` })
      .post(`/api/tasks/${other}/parts/${helper}/demand`, { text: '落实经费' });
    expect(late).toMatchObject({ status: 412, code: 'record.stale' });
    expect(late.body<{ params: object }>().params).toMatchObject({
      expected: version,
      current: version + 1,
      changed: ['progress'],
      acts: [{ name: 'task.progress-reported', actorName: '江予清' }],
    });
  });
});
