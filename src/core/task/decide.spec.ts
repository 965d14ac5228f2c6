import { describe, expect, it } from '@jest/globals';
import {
  completeFacts,
  context,
  EVERYBODY,
  FULL_INPUT,
  ofLeadUnit,
  supervising,
  TODAY,
} from '../../../test/builders/task-facts.js';
import { localDate } from '../shared/local-date.js';
import {
  allowedActions,
  decide,
  openActions,
  ROLES,
  TASK_STATES,
  undoableAct,
  type Actor,
  type Decision,
  type DecisionContext,
  type TaskAction,
  type TaskFacts,
} from './index.js';

const D = localDate;

function decided(facts: TaskFacts, action: TaskAction, given: Partial<DecisionContext> = {}): Decision {
  const ctx = { ...context(EVERYBODY), ...given };
  const verdict = decide(facts, action, { ...ctx, input: { ...FULL_INPUT, ...given.input } });
  if (!verdict.ok) throw new Error(`${action} refused: ${verdict.error.code}`);
  return verdict.value;
}

describe('a decision', () => {
  it('says from where to where, what happened, on which day and on which paper', () => {
    expect(decided(completeFacts({ state: 'issued' }), 'sign')).toEqual({
      from: 'issued',
      to: 'in_progress',
      event: 'task.signed',
      on: TODAY,
      document: 'sign_for_record',
      changes: { signedOn: TODAY },
    });
  });

  it('starts the clocks at the issue: two working days to sign, the rule to finish', () => {
    const facts = completeFacts({ state: 'registered', originalDueOn: null, currentDueOn: null });
    expect(decided(facts, 'issue').changes).toMatchObject({
      issuedOn: '2026-03-11',
      pausedWorkdays: 0,
      signDueOn: '2026-03-13',
      originalDueOn: '2026-04-08',
      currentDueOn: '2026-04-08',
    });
  });

  it('keeps the original date when a reopened task is issued again', () => {
    const facts = completeFacts({ state: 'reopened', originalDueOn: D('2025-06-30'), currentDueOn: null });
    const { changes } = decided(facts, 'issue');
    expect([changes.originalDueOn, changes.currentDueOn]).toEqual(['2025-06-30', '2026-04-08']);
  });

  it('gives two working days to decide on a return, keeps the due date meanwhile and forgets it when accepted', () => {
    const asked = decided(completeFacts({ state: 'issued', signedOn: null }), 'requestReturn').changes;
    expect(asked).toEqual({
      returnRequestedBy: 'everybody',
      returnRequestedOn: TODAY,
      returnDecisionDueOn: '2026-03-13',
    });
    const accepted = decided(completeFacts({ state: 'return_pending' }), 'acceptReturn');
    expect(accepted).toMatchObject({ to: 'registered', changes: { originalDueOn: null, signedOn: null } });
  });

  it('takes a refused return as signed for on the day of the request', () => {
    const facts = completeFacts({
      state: 'return_pending',
      signedOn: null,
      returnRequestedOn: D('2026-03-09'),
    });
    expect(decided(facts, 'refuseReturn')).toMatchObject({
      to: 'in_progress',
      changes: { signedOn: '2026-03-09' },
    });
  });

  it('counts an extension only when it is granted', () => {
    const facts = completeFacts({ extensionRequestedBy: 'signer', extensionCount: 1 });
    expect(decided(facts, 'decideExtension').changes).toMatchObject({
      currentDueOn: '2026-05-29',
      extensionCount: 2,
    });
    const refused = decided(facts, 'decideExtension', { input: { outcome: 'refused' } });
    expect(refused.event).toBe('task.extension-refused');
    expect(refused.changes).toEqual({ extensionRequestedBy: null, extensionDecisionDueOn: null });
  });

  it('grants no date that is over when the answer comes', () => {
    const late = completeFacts({ extensionRequestedBy: 'signer', currentDueOn: D('2026-03-04') });
    const to = (newDueOn: string) =>
      decide(late, 'decideExtension', context(EVERYBODY, { outcome: 'granted', newDueOn: D(newDueOn) }));
    expect(to('2026-03-10')).toMatchObject({ ok: false, error: { code: 'deadline.not-ahead' } });
    expect(to('2026-03-12')).toMatchObject({ ok: true });
  });

  it('begins at nothing again when the unit changes or the matter comes back', () => {
    for (const [state, action] of [
      ['return_pending', 'acceptReturn'],
      ['closed', 'reopen'],
    ] as const)
      expect(decided(completeFacts({ state }), action).changes).toMatchObject({
        progress: 0,
        planState: 'none',
      });
  });

  it('moves every standing clock by the working days of a pause and goes back to where it was', () => {
    const facts = completeFacts({
      state: 'paused',
      pausedFrom: 'issued',
      pausedOn: D('2026-03-06'),
      currentDueOn: D('2026-03-20'),
      signDueOn: D('2026-03-09'),
      extensionDecisionDueOn: D('2026-03-09'),
      pausedWorkdays: 4,
    });
    expect(decided(facts, 'resume')).toMatchObject({
      to: 'issued',
      changes: {
        currentDueOn: '2026-03-25',
        signDueOn: '2026-03-12',
        extensionDecisionDueOn: '2026-03-12',
        pausedOn: null,
        pausedFrom: null,
        pausedWorkdays: 7,
      },
    });
  });

  it('moves a key task only when two people are of one opinion', () => {
    const first = completeFacts({ state: 'verifying', priority: 'key' });
    const opinion = decided(first, 'decide', { actor: supervising('supervisor') });
    expect(opinion).toMatchObject({ to: 'verifying', event: 'task.opinion-given' });
    const second = { ...first, ...opinion.changes };
    expect(decided(second, 'decide', { input: { verdict: 'done' } })).toMatchObject({
      to: 'done',
      event: 'task.decided',
    });
    expect(decided(second, 'decide', { input: { verdict: 'continuing' } })).toMatchObject({
      to: 'verifying',
      changes: { firstDeciderId: 'everybody', firstVerdict: 'continuing' },
    });
  });

  it('gives what is left open a new date, and what is done none', () => {
    const facts = completeFacts({ state: 'verifying' });
    expect(decided(facts, 'decide', { input: { verdict: 'continuing' } }).changes.currentDueOn).toBe(
      '2026-05-29',
    );
    expect(decided(facts, 'decide', { input: { verdict: 'done' } }).changes).not.toHaveProperty(
      'currentDueOn',
    );
  });

  it.each<[Partial<TaskFacts>, string[]]>([
    [{ priority: 'ordinary' }, ['2027-03-11']],
    [{ priority: 'important' }, ['2026-09-11', '2027-03-11']],
    [{ priority: 'key' }, ['2026-06-11', '2026-09-11', '2027-03-11']],
    [{ priority: 'ordinary', cameBack: true }, ['2026-06-11', '2026-09-11', '2027-03-11']],
  ])('looks again the more often the likelier it is to come undone: %j', (change, days) => {
    const { changes } = decided(completeFacts({ state: 'done', ...change }), 'strikeOff');
    expect(changes).toEqual({ closedOn: TODAY, rechecksOn: days });
  });

  it('takes an issue back to what was before it and leaves the number alone', () => {
    const before = completeFacts({
      state: 'registered',
      issuedOn: null,
      originalDueOn: null,
      currentDueOn: null,
    });
    const issue = decided(before, 'issue');
    const undo = undoableAct(before, issue);
    const after = { ...before, ...issue.changes, state: issue.to, undo: undo && { ...undo, isOpen: true } };
    const back = decided(after, 'undo');
    expect(back).toMatchObject({ to: 'registered', event: 'task.issue-undone', document: null });
    expect({ ...after, ...back.changes, state: back.to, undo: before.undo }).toEqual(before);
  });

  it('sets a date before the issue as the rule of the task and after it as its deadline', () => {
    const date = { input: { newDueOn: D('2026-07-01'), reason: '上级要求' } };
    expect(decided(completeFacts({ state: 'registered' }), 'setDeadline', date).changes).toEqual({
      dueRule: { kind: 'fixedDate', date: '2026-07-01', roll: false },
    });
    expect(decided(completeFacts({ cannotFinish: true }), 'setDeadline', date).changes).toEqual({
      currentDueOn: '2026-07-01',
      cannotFinish: false,
    });
  });

  it('asks for a new verification after an objection', () => {
    const objected = decided(
      completeFacts({ state: 'publicity', publicityEndsOn: D('2026-03-20') }),
      'object',
    );
    expect(objected).toMatchObject({ to: 'verifying', changes: { verifiedBy: null, hasFindings: false } });
  });

  it('ends a 基本完成 with the last criterion that it leaves open', () => {
    const openCriteria = [
      { criterionId: 'criterion-1', dueOn: D('2026-06-30') },
      { criterionId: 'criterion-2', dueOn: D('2026-04-30') },
    ];
    const { changes } = decided(completeFacts({ state: 'verifying' }), 'decide', {
      input: { verdict: 'basically_done', openCriteria },
    });
    expect(changes.currentDueOn).toBe('2026-06-30');
  });

  it('publishes for working days', () => {
    expect(decided(completeFacts({ state: 'done' }), 'publish').changes.publicityEndsOn).toBe('2026-03-18');
  });
});

describe('the list of actions', () => {
  it.each<[string, Actor, Partial<TaskFacts>, TaskAction[]]>([
    ['a liaison signs for', ofLeadUnit('liaison'), { state: 'issued' }, ['sign']],
    ['a signer may also return', ofLeadUnit('unit_signer'), { state: 'issued' }, ['sign', 'requestReturn']],
    [
      'an assisting unit looks on',
      { ...ofLeadUnit('unit_signer'), organisationId: 'other' },
      { state: 'issued' },
      [],
    ],
    ['an officer checks', supervising('officer'), { state: 'submitted' }, ['sendBack', 'verify']],
    ['an officer urges', supervising('officer'), { state: 'issued' }, ['urge', 'assess']],
    ['the reporter does not', { ...supervising('officer'), accountId: 'signer' }, { state: 'submitted' }, []],
    ['a reader reads', supervising('reader_external'), { state: 'done' }, []],
    ['the system turns the year', supervising('system'), { state: 'continuing' }, ['carryOver']],
  ])('%s', (...[, actor, change, actions]) => {
    expect(allowedActions(completeFacts(change), context(actor))).toEqual(actions);
  });

  it('tells what still stands in the way of an action that is the actor’s', () => {
    const facts = completeFacts({ criteriaWithEvidence: 0, currentDueOn: D('2026-03-10') });
    const mine = openActions(facts, context(ofLeadUnit('unit_signer')));
    expect(mine.map(({ action, blockedBy }) => [action, blockedBy?.code ?? null])).toEqual([
      ['requestReturn', null],
      ['submitPlan', null],
      ['reportProgress', null],
      ['requestExtension', 'extension.after-due'],
      ['submit', 'evidence.missing'],
    ]);
  });

  it('is empty for the three administrators in every state', () => {
    for (const role of ['system_admin', 'security_admin', 'audit_admin'] as const)
      for (const state of TASK_STATES)
        expect(
          allowedActions(completeFacts({ state }), context({ ...EVERYBODY, roles: [...ROLES, role] })),
        ).toEqual([]);
  });
});
