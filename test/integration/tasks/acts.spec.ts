import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { drawSample } from '../../../src/core/task/index.js';
import { TaskDesk } from './task-desk.js';

/** What each act leaves on file, beyond the state that it leads to. */
describe('the papers of a task', () => {
  let desk: TaskDesk;
  beforeAll(async () => (desk = await TaskDesk.open()));
  afterAll(() => desk.close());

  it('keep a sample with its seed, so that it can be drawn again, and what failed in it', async () => {
    const id = await desk.submitted();
    const tooFew = await desk.act('verifier', id, 'verification', {
      method: 'sample',
      population: 3,
      sampleSize: 4,
    });
    expect(tooFew).toMatchObject({ status: 422, code: 'sample.out-of-bounds' });
    const order = { method: 'sample', population: 60, sampleSize: 8 };
    const [made] = (await desk.done('verifier', id, 'verification', order)).verifications;
    const seed = made?.['seed'] as number;
    expect(made).toMatchObject({
      ...order,
      sample: drawSample({ population: 60, size: 8, seed }),
      findings: [],
    });
    const early = await desk.act('supervisor', id, 'decision', { verdict: 'done' });
    expect(early).toMatchObject({ status: 422, code: 'verification.findings-missing' });
    const sample = made?.['sample'] as number[];
    const strange = Array.from({ length: 60 }, (_, i) => i + 1).find((n) => !sample.includes(n));
    const notDrawn = await desk.act('verifier', id, 'findings', { text: '一份不合格', failed: [strange] });
    expect(notDrawn).toMatchObject({ status: 422, code: 'sample.out-of-bounds' });
    const found = await desk.done('verifier', id, 'findings', { text: '一份不合格', failed: [sample[0]] });
    expect(found.verifications[0]).toMatchObject({
      findings: [{ text: '一份不合格', failed: [sample[0]] }],
    });
    expect(await desk.done('supervisor', id, 'decision', { verdict: 'done' })).toMatchObject({
      state: 'done',
    });
  });

  it('list what a 基本完成 leaves open, each with its date, and take the last one for the deadline', async () => {
    const id = await desk.submitted({ criteria: ['制度', '培训'] });
    await desk.done('verifier', id, 'verification', { method: 'paper' });
    const [first, second] = (await desk.read(id)).criteria;
    const open = (criterionId: string | undefined, dueOn: string) => ({ criterionId, dueOn });
    const without = await desk.act('supervisor', id, 'decision', { verdict: 'basically_done' });
    expect(without.code).toBe('verdict.open-criteria-missing');
    const foreign = await desk.act('supervisor', id, 'decision', {
      verdict: 'basically_done',
      openCriteria: [open(id, '2026-06-30')],
    });
    expect(foreign.code).toBe('verdict.criterion-unknown');
    const openCriteria = [open(first?.id, '2026-06-30'), open(second?.id, '2026-05-29')];
    const decided = await desk.done('supervisor', id, 'decision', {
      verdict: 'basically_done',
      openCriteria,
    });
    expect(decided).toMatchObject({ state: 'basically_done', currentDueOn: '2026-06-30' });
    expect(decided.decisions).toMatchObject([
      { verdict: 'basically_done', isOpinion: false, openCriteria: [openCriteria[1], openCriteria[0]] },
    ]);
  });

  it('keep both opinions on a key task, and move it when the second person is of the first one’s', async () => {
    const id = await desk.submitted({ priority: 'key', rectificationClass: 'continuing' });
    await desk.done('verifier', id, 'verification', {
      method: 'on_site',
      text: '已实地查看',
      place: '办事大厅',
    });
    const stage = { verdict: 'continuing', nextSteps: '下半年全覆盖', newDueOn: '2026-12-31' };
    expect((await desk.act('supervisor', id, 'decision', stage)).code).toBe('verdict.stage-result-missing');
    const full = { ...stage, stageResult: '上半年目标已达到' };
    expect(await desk.done('supervisor', id, 'decision', full)).toMatchObject({ state: 'verifying' });
    expect((await desk.act('supervisor', id, 'decision', full)).code).toBe('decider.not-second-person');
    const decided = await desk.done('second', id, 'decision', full);
    expect(decided).toMatchObject({ state: 'continuing', currentDueOn: '2026-12-31' });
    expect(decided.decisions.map(({ isOpinion }) => isOpinion)).toEqual([true, false]);
  });

  it('are two people’s on a key task in the database, too, whoever writes to it as the application', async () => {
    const id = await desk.submitted({ priority: 'key' });
    const rows = (sql: string, ...more: unknown[]) => desk.app.rows(sql, [id, ...more]);
    const decision = (isOpinion: boolean, verdict: string, n: number) =>
      `insert into task_decision (task_id, org_path, is_opinion, verdict, decided_by, decided_on, decided_at)
       select $1, org_path, ${String(isOpinion)}, '${verdict}', (select id from account order by login offset ${n} limit 1),
         submitted_on, submitted_on::timestamptz + interval '${n} seconds' from task where id = $1`;
    const both = (one: string, other: string) => rows(`with first as (${one}) ${other}`);
    const alone = { constraint: 'task_decision_two_deciders_ck' };
    const settle = (verdict: string, n: number) => decision(false, verdict, n);
    await expect(rows(settle('done', 1))).rejects.toMatchObject(alone);
    await expect(both(decision(true, 'done', 1), settle('done', 1))).rejects.toMatchObject(alone);
    await expect(both(decision(true, 'not_done', 1), settle('done', 2))).rejects.toMatchObject(alone);
    const moved = `update task set state = 'done', decided_by = $2, decided_on = submitted_on where id = $1`;
    const [someone] = await desk.app.rows<{ id: string }>(
      'select id from account order by login offset 2 limit 1',
    );
    await expect(rows(moved, someone?.id)).rejects.toMatchObject(alone);
    await both(decision(true, 'done', 1), settle('done', 2));
    await rows(moved, someone?.id);
    expect((await desk.read(id)).state).toBe('done');
  });

  it('bring an objection back to a new verification, whose decision answers it', async () => {
    const id = await desk.submitted();
    await desk.done('verifier', id, 'verification', { method: 'paper' });
    await desk.done('supervisor', id, 'decision', { verdict: 'done' });
    await desk.done('supervisor', id, 'publicity', { publicityWorkdays: 5 });
    expect((await desk.act('supervisor', id, 'strike-off', { reason: '提前' })).code).toBe(
      'publicity.running',
    );
    const objected = await desk.done('officer', id, 'objection', {
      reason: '窗口仍未开放',
      raisedBy: '来信人',
    });
    expect(objected).toMatchObject({
      state: 'verifying',
      objections: [{ raisedBy: '来信人', answerVerdict: null }],
    });
    expect((await desk.act('supervisor', id, 'decision', { verdict: 'done' })).code).toBe(
      'verification.missing',
    );
    await desk.done('verifier', id, 'verification', { method: 'on_site', text: '窗口已开放' });
    const answered = await desk.done('supervisor', id, 'decision', { verdict: 'done', reason: '异议不成立' });
    expect(answered.objections).toMatchObject([{ answerVerdict: 'done', answerReason: '异议不成立' }]);
  });

  it('plan re-visits by risk; the one that fails reopens the task under its number and ends the others', async () => {
    const important = await desk.closed({ priority: 'important' });
    const closed = await desk.read(important);
    expect(closed.rechecks).toMatchObject([
      { months: 6, dueOn: '2026-09-02', outcome: null },
      { months: 12, dueOn: '2027-03-02', outcome: null },
    ]);
    expect(closed.nextRecheckOn).toBe('2026-09-02');
    const sampled = await desk.done('officer', important, 'recheck', { outcome: 'passed' });
    expect(sampled.rechecks.map(({ cause, outcome }) => [cause, outcome])).toEqual([
      ['sampled', 'passed'],
      ['schedule', null],
      ['schedule', null],
    ]);
    await desk.onDay('2026-09-02');
    const failed = await desk.done('officer', important, 'recheck', {
      outcome: 'failed',
      reason: '问题反弹',
    });
    expect(failed).toMatchObject({ state: 'reopened', number: closed.number, nextRecheckOn: null });
    expect(failed.rechecks).toMatchObject([
      { outcome: 'passed' },
      { months: 6, outcome: 'failed', text: '问题反弹' },
      { months: 12, outcome: null, withdrawnOn: '2026-09-02' },
    ]);
    await desk.onDay('2026-03-02');
  });

  it('want new evidence and every part once more of a task that came back', async () => {
    const helper = desk.unit('qycz');
    const id = await desk.atWork({ responsibleIds: [helper] });
    await desk.prove(id, '2026-03-02');
    const hand = async (effort: string) => {
      await desk.done('helper', id, 'part', { text: effort });
      await desk.done('liaison', id, `parts/${helper}/acceptance`);
    };
    await hand('经费已下达');
    const report = { text: '整改完成', pledgeSigned: true, sameKindReview: '已排查同类问题' };
    await desk.done('signer', id, 'submission', report);
    await desk.done('verifier', id, 'verification', { method: 'paper' });
    await desk.done('supervisor', id, 'decision', { verdict: 'done' });
    await desk.done('supervisor', id, 'strike-off', { reason: '认定标准全部达到' });
    await desk.onDay('2026-09-02');
    await desk.done('officer', id, 'recheck', { outcome: 'failed', reason: '问题反弹' });
    await desk.done('supervisor', id, 'issue', { approvalReference: '批示〔2026〕9号' });
    await desk.done('liaison', id, 'signature');
    const refused = () => desk.act('signer', id, 'submission', report);
    expect((await refused()).code).toBe('part.open');
    await hand('经费已追加');
    expect((await refused()).body()).toMatchObject({
      code: 'evidence.older-than-reopening',
      params: { missing: 1, reopenedOn: '2026-09-02' },
    });
    // Added since, and of before: what it proves did not hold.
    await desk.prove(id, '2026-09-01');
    expect((await refused()).code).toBe('evidence.older-than-reopening');
    const listed = await desk.people.signer.get(`/api/tasks/${id}/evidence`);
    expect(listed.body<{ warnings: string[] }[]>().map(({ warnings }) => warnings)).toEqual([
      ['evidence.before-reopening'],
      ['evidence.before-reopening'],
    ]);
    await desk.prove(id, '2026-09-02');
    expect(await desk.done('signer', id, 'submission', report)).toMatchObject({ state: 'submitted' });
    await desk.onDay('2026-03-02');
  });

  it('say that the limit will not be kept, and that the matter was criticised, until a new date is set', async () => {
    const id = await desk.atWork({ dueRule: { kind: 'fixedDate', date: '2026-06-01' } });
    expect(await desk.read(id)).toMatchObject({ nextReportOn: '2026-03-31' });
    await desk.done('liaison', id, 'progress', {
      progress: 20,
      text: '采购流标',
      difficulties: '须重新招标',
      cannotFinish: true,
    });
    expect((await desk.act('officer', id, 'assessment', { reason: '被通报', isCriticised: true })).code).toBe(
      'assessment.document-missing',
    );
    await desk.done('officer', id, 'assessment', {
      reason: '被通报',
      isCriticised: true,
      documentReference: '省通报第2期',
    });
    expect(await desk.read(id)).toMatchObject({ nextReportOn: '2026-04-30' });
    const [row] = await desk.app.rows('select cannot_finish, is_criticised from task where id = $1', [id]);
    expect(row).toEqual({ cannot_finish: true, is_criticised: true });
    const moved = await desk.done('supervisor', id, 'deadline', {
      newDueOn: '2026-06-30',
      reason: '重新招标',
    });
    expect(moved).toMatchObject({ currentDueOn: '2026-06-30', originalDueOn: '2026-06-01' });
  });

  it('refuse milestones and measures outside the time of the task', async () => {
    const id = await desk.atWork();
    const ownerId = (await desk.people.signer.get('/api/session')).body<{ accountId: string }>().accountId;
    const plan = (milestoneOn: string) => ({ ownerId, measures: [{ text: '修订制度', milestoneOn }] });
    expect((await desk.act('liaison', id, 'plan', plan('2026-03-01'))).code).toBe(
      'plan.milestone-before-issue',
    );
    expect((await desk.act('liaison', id, 'plan', plan('2026-03-17'))).code).toBe('plan.milestone-after-due');
    const planned = await desk.done('liaison', id, 'plan', plan('2026-03-16'));
    const finish = (doneOn: string) =>
      desk.act('liaison', id, `measures/${planned.measures[0]?.id}/completion`, { doneOn });
    expect((await finish('2026-03-01')).code).toBe('measure.done-before-issue');
    expect((await finish('2026-03-03')).code).toBe('measure.done-in-future');
    expect((await finish('2026-03-02')).status).toBe(200);
  });

  it('merge a task into another one of the body, with its items and parties, and never in a ring', async () => {
    const [goes, stays] = [await desk.issued({ assistingIds: [desk.unit('qycz')] }), await desk.atWork()];
    const into = (replacementTaskId: string) => ({ reason: '同一事项', replacementTaskId });
    expect((await desk.act('supervisor', goes, 'merger', into(goes))).code).toBe('replacement.is-itself');
    const merged = await desk.done('supervisor', goes, 'merger', into(stays));
    const joined = await desk.read(stays);
    expect(merged).toMatchObject({ state: 'merged', mergedInto: stays, chainId: joined.chainId });
    expect(joined.items).toHaveLength(2);
    expect(joined.parties.map(({ part }) => part)).toEqual(['lead', 'assisting']);
    expect(joined.timeline.at(-1)).toMatchObject({ name: 'task.took-over', payload: { taskId: goes } });
    expect((await desk.act('supervisor', stays, 'merger', into(goes))).code).toBe('replacement.ended');
  });
});
