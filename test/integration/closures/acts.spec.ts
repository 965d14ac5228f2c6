import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  CarriedOverView,
  CarryOverOutlookView,
  CheckPage,
  CheckView,
} from '../../../src/modules/closures/views/closures.views.js';
import type { Answer } from './county.js';
import { act, answerTo, OFFICER, recurrenceOf, shiliAfterTwoYears, SUPERVISOR, type Shili } from './shili.js';

interface Problem {
  readonly code: string;
  readonly params: Record<string, unknown>;
}
interface TaskView {
  readonly state: string;
  readonly allowedActions: string[];
  readonly [field: string]: unknown;
}

/** One story, in the order of its tests: people judge the check, carry over what is left, sign, and get a corrected report. */
describe('what people do with a check', () => {
  let shili: Shili;
  let check: CheckView;

  beforeAll(async () => {
    shili = await shiliAfterTwoYears();
  });
  afterAll(() => shili.county.close());
  beforeEach(async () => {
    const { body } = await shili.county.ask<CheckPage>(OFFICER, { route: 'GET closure-checks?year=2025' });
    check = (await read(body.items[0]?.id ?? '')).body;
  });

  const read = (id: string) => shili.county.ask<CheckView>(OFFICER, { route: `GET closure-checks/${id}` });
  const post = <Body>(path: string, body?: object, headers?: Record<string, string>): Promise<Answer<Body>> =>
    shili.county.ask<Body>(SUPERVISOR, { route: `POST closure-checks/${check.id}/${path}`, body, headers });
  const task = async (id: string) =>
    (await shili.county.ask<TaskView>(SUPERVISOR, { route: `GET tasks/${id}` })).body;

  it('takes another answer only with a reason, and then holds the person’s word against the ledger', async () => {
    const { id } = answerTo('排查台账不规范', check);
    const without = await post<Problem>(`answers/${id}/confirmation`, { answer: 'stated-in-progress' });
    expect(without).toMatchObject({ status: 422, body: { code: 'reason.missing' } });
    const changed = await post<CheckView>(`answers/${id}/confirmation`, {
      answer: 'stated-in-progress',
      reason: '归档率是当年新案,旧案12件没有交代。',
    });
    expect(changed).toMatchObject({ status: 200, etag: `"${check.version + 1}"` });
    expect(answerTo('排查台账不规范', changed.body)).toMatchObject({
      answer: { code: 'stated-closed' },
      confirmedAnswer: 'stated-in-progress',
      confirmationReason: '归档率是当年新案,旧案12件没有交代。',
      confirmedBy: '方若谷',
      verdict: { code: 'agree' },
    });
    expect(changed.body.counts.confirmed.numerator).toBe(1);
  });

  it('refuses a decision on an older version of the check', async () => {
    const stale = { 'if-match': `"${check.version - 1}"` };
    const { id } = answerTo('持证率不高', check);
    const refused = await post<Problem>(
      `answers/${id}/confirmation`,
      { answer: 'stated-in-progress' },
      stale,
    );
    expect(refused).toMatchObject({ status: 412, body: { code: 'record.stale' } });
    expect(answerTo('持证率不高', (await read(check.id)).body).confirmedAnswer).toBeNull();
  });

  it('proposes to reopen the task that was struck off, once a person has confirmed the recurrence', async () => {
    const { id } = recurrenceOf('政务公开不够及时', check);
    const { body } = await post<CheckView>(`recurrences/${id}/confirmation`, {});
    const confirmed = recurrenceOf('政务公开不够及时', body);
    expect(confirmed).toMatchObject({
      state: 'confirmed',
      decidedBy: '方若谷',
      chain: { firstYear: 2024, yearCount: 2, carriedYears: 1 },
      proposedActions: [{ taskId: shili.tasks.closed, action: 'reopen' }],
    });
    expect(body.counts.cameBack.numerator).toBe(1);
    expect(await task(shili.tasks.closed)).toMatchObject({
      state: 'closed',
      number: confirmed.proposedActions[0]?.number,
    });
  });

  it('knows the rows of this check only', async () => {
    const { body } = await shili.county.ask<CheckPage>(OFFICER, { route: 'GET closure-checks?year=2024' });
    const elsewhere = await shili.county.ask<Problem>(SUPERVISOR, {
      route: `POST closure-checks/${body.items[0]?.id}/answers/${answerTo('持证率不高', check).id}/confirmation`,
      body: { answer: 'stated-in-progress' },
    });
    expect(elsewhere).toMatchObject({ status: 404, body: { code: 'record.not-found' } });
  });

  it('takes a recurrence back with a reason', async () => {
    const { id } = recurrenceOf('政务公开不够及时', check);
    const without = await post<Problem>(`recurrences/${id}/refusal`, {});
    expect(without).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    const { body } = await post<CheckView>(`recurrences/${id}/refusal`, { reason: '另一类栏目。' });
    expect(recurrenceOf('政务公开不够及时', body)).toMatchObject({
      state: 'refused',
      reason: '另一类栏目。',
      chain: { yearCount: 1 },
      proposedActions: [],
    });
    await post(`recurrences/${id}/confirmation`, {});
  });

  it('tells beforehand what a carry-over will do, and does nothing yet', async () => {
    const { body } = await shili.county.ask<CarryOverOutlookView[]>(SUPERVISOR, {
      route: `GET closure-checks/${check.id}/carry-over`,
    });
    expect(new Map(body.map(({ taskId, refusal }) => [taskId, refusal?.code ?? null]))).toEqual(
      new Map([
        [shili.tasks.underWay, 'task.action-not-allowed'],
        [shili.tasks.notDone, null],
        [shili.tasks.registered, 'task.action-not-allowed'],
      ]),
    );
    expect(await task(shili.tasks.notDone)).toMatchObject({ state: 'not_done' });
  });

  it('carries over what the rules let go, with its link, its parties and a new clock', async () => {
    const { status, body } = await post<CarriedOverView[]>('carry-over', {
      dueRule: { kind: 'fixedDate', date: '2026-09-30' },
    });
    expect(status).toBe(200);
    const fate = new Map(body.map((one) => [one.taskId, one]));
    expect([...fate.keys()].sort()).toEqual(
      [shili.tasks.underWay, shili.tasks.notDone, shili.tasks.registered].sort(),
    );
    for (const id of [shili.tasks.underWay, shili.tasks.registered])
      expect(fate.get(id)).toMatchObject({
        successorId: null,
        refusal: { code: 'task.action-not-allowed', text: '当前状态不允许该操作' },
      });
    const successorId = fate.get(shili.tasks.notDone)?.successorId ?? '';
    const old = await task(shili.tasks.notDone);
    const successor = await task(successorId);
    expect(old).toMatchObject({ state: 'carried_over', chainId: shili.tasks.notDone });
    expect(successor).toMatchObject({
      state: 'registered',
      number: null,
      reportYear: 2025,
      predecessorId: shili.tasks.notDone,
      chainId: shili.tasks.notDone,
      problem: old['problem'],
      target: old['target'],
      leadOrganisationId: old['leadOrganisationId'],
      dueRule: { kind: 'fixedDate', date: '2026-09-30' },
      ...{ issuedOn: null, originalDueOn: null, currentDueOn: null, extensionCount: 0, progress: 0 },
      ...{ measures: [], progressReports: [], verdict: null, submittedBy: null },
      items: old['items'],
      criteria: [
        { text: '有制度文本', evidence: [] },
        { text: '有落实记录', evidence: [] },
      ],
    });
    expect(await task(shili.tasks.underWay)).toMatchObject({ state: 'in_progress' });
    await act(shili.county, SUPERVISOR, { path: `tasks/${successorId}/issue` });
    expect(await task(successorId)).toMatchObject({
      number: '2025-sl-001',
      issuedOn: '2026-02-12',
      currentDueOn: '2026-09-30',
    });
  });

  it('carries each task over once', async () => {
    const { body } = await post<CarriedOverView[]>('carry-over', {});
    expect(body.map(({ taskId }) => taskId).sort()).toEqual(
      [shili.tasks.underWay, shili.tasks.registered].sort(),
    );
    expect(body.every(({ successorId }) => successorId === null)).toBe(true);
    const foreign = await post<Problem>('carry-over', { taskIds: [shili.tasks.closed] });
    expect(foreign).toMatchObject({ status: 404, body: { code: 'record.not-found' } });
  });

  it('carries nothing over on a day that has passed', async () => {
    const { status, body } = await post<Problem>('carry-over', {
      dueRule: { kind: 'fixedDate', date: '2026-02-11' },
    });
    expect([status, body.code]).toEqual([422, 'due-rule.before-start']);
  });

  it('is signed only when every question was answered, and then stays as it is', async () => {
    await shili.county.rows(
      `update closure_answer set ask_a_person = true where id = $1 and confirmed_answer is null`,
      [answerTo('持证率不高', check).id],
    );
    check = (await read(check.id)).body;
    const questions = check.answers.filter((answer) => answer.askAPerson && answer.confirmedAnswer === null);
    const doubts = check.recurrences.filter((found) => found.askAPerson && found.state === 'proposed');
    expect(questions.map(({ id }) => id)).toContain(answerTo('持证率不高', check).id);
    expect(await post<Problem>('signature')).toMatchObject({
      status: 409,
      body: {
        code: 'closure.answers-open',
        params: { openAnswers: questions.length, openRecurrences: doubts.length },
      },
    });
    for (const { id, answer } of questions) await post(`answers/${id}/confirmation`, { answer: answer.code });
    for (const { id } of doubts) await post(`recurrences/${id}/refusal`, { reason: '不是同一问题。' });
    const signed = await shili.county.ask<CheckView>('xianzhang', {
      route: `POST closure-checks/${check.id}/signature`,
    });
    expect(signed).toMatchObject({ status: 200, body: { state: 'signed', signedBy: '陆明谦' } });
    const { id } = answerTo('持证率不高', check);
    const late = await post<Problem>(`answers/${id}/confirmation`, { answer: 'stated-in-progress' });
    expect(late).toMatchObject({ status: 409, body: { code: 'closure.signed' } });
    await expect(
      shili.county.rows(`update closure_answer set confirmed_answer = null where id = $1`, [id]),
    ).rejects.toThrow('signed');
    await expect(
      shili.county.rows(`update closure_check set state = 'ready' where id = $1`, [check.id]),
    ).rejects.toThrow('signed');
  });

  it('keeps who answered what, and who signed it', async () => {
    const { body } = await shili.county.ask<{
      items: { event: string; actorName: string; changes: { label: string }[] }[];
    }>(SUPERVISOR, { route: `GET closure-checks/${check.id}/history` });
    const labels = body.items.flatMap(({ changes }) => changes.map(({ label }) => label));
    expect(labels).toEqual(expect.arrayContaining(['第1项的回应', '问题复发', '签发人']));
    expect(body.items.at(-1)).toMatchObject({ event: 'closure.signed', actorName: '陆明谦' });
  });

  it('shows the ledger of the day of the signature, whatever happens later', async () => {
    const before = answerTo('行政应诉', check);
    expect(before.ledger[0]?.state).toBe('registered');
    await act(shili.county, SUPERVISOR, { path: `tasks/${shili.tasks.registered}/issue` });
    expect(answerTo('行政应诉', (await read(check.id)).body)).toEqual(before);
  });

  it('starts a new edition when a corrected report comes, and keeps the signed one', async () => {
    const { county, reports } = shili;
    await county.rows(`update report set state = 'superseded' where id = $1`, [reports.second]);
    const text = await county.textOf(reports.second);
    const corrected = await county.receive(OFFICER, 'sl-2025-corrected.txt', `${text}\n`);
    await county.accept(OFFICER, corrected);
    await county.confirm(OFFICER, corrected);
    await county.runOrders();
    const { body } = await county.ask<CheckPage>(OFFICER, { route: 'GET closure-checks?year=2025' });
    const editions = body.items.map(({ reportId, edition, isLatest, state }) => ({
      ...{ reportId, edition, isLatest, state },
    }));
    expect(editions.sort((a, b) => a.edition - b.edition)).toEqual([
      { reportId: reports.second, edition: 1, isLatest: false, state: 'signed' },
      { reportId: corrected, edition: 2, isLatest: true, state: 'ready' },
    ]);
  });

  it('is on record, act by act', async () => {
    const events = await shili.county.rows<{ name: string }>(
      `select name from event where subject_type = 'closure_check' order by id`,
    );
    expect([...new Set(events.map(({ name }) => name))]).toEqual([
      'closure.checked',
      'closure.answer-confirmed',
      'closure.recurrence-confirmed',
      'closure.recurrence-refused',
      'closure.carried-over',
      'closure.signed',
    ]);
  });
});
