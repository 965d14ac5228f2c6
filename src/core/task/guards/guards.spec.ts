import { describe, expect, it } from '@jest/globals';
import { REFUSALS_OF_PARTS } from '../../../../test/builders/refusals-of-parts.js';
import { REFUSALS_OF_CLOSING } from '../../../../test/builders/refusals-of-closing.js';
import {
  REFUSALS_OF_WORK,
  type RefusalCase,
  type Setting,
} from '../../../../test/builders/refusals-of-work.js';
import { completeFacts, context, EVERYBODY, FULL_INPUT } from '../../../../test/builders/task-facts.js';
import { localDate } from '../../shared/local-date.js';
import { REVIEW_REFUSAL_CODES } from '../../report/review/refusal-codes.js';
import { REFUSAL_CODES } from '../../shared/refusal.js';
import { SLIP_REFUSAL_CODES } from '../../slip/index.js';
import {
  decide,
  moveItem,
  moveReport,
  refuseItems,
  refuseMeasureDone,
  TASK_REFUSAL_CODES,
  type TaskAction,
  type TaskFacts,
  type TaskState,
} from '../index.js';

const D = localDate;
const CASES = [...REFUSALS_OF_WORK, ...REFUSALS_OF_CLOSING];

function attempt([, state, action, , given]: RefusalCase, wrong: Setting = {}) {
  const facts = completeFacts({ state, ...given?.facts, ...wrong.facts });
  const input = { ...FULL_INPUT, ...given?.input, ...wrong.input };
  return decide(facts, action, context(wrong.actor ?? EVERYBODY, input));
}

describe('a guard', () => {
  it.each(CASES)('%s refuses %s + %s, which else succeeds, where %j', (...test) => {
    const [code, , , wrong] = test;
    expect(attempt(test)).toMatchObject({ ok: true });
    expect(attempt(test, wrong)).toMatchObject({ ok: false, error: { code } });
  });

  it('is met in a test for every refusal code there is', () => {
    const otherwise = [
      attempt(['', 'draft', 'sign', {}]),
      moveReport('archived', 'confirm', 'person'),
      moveItem('tasked', 'reject', 'person'),
    ].map((verdict) => (verdict.ok ? '' : verdict.error.code));
    const early = refuseMeasureDone(completeFacts(), { doneOn: D('2026-03-08'), today: D('2026-03-11') });
    const ahead = refuseMeasureDone(completeFacts(), { doneOn: D('2026-03-12'), today: D('2026-03-11') });
    const foreign = refuseItems({ state: 'registered' }, 'body', [{ organisationId: 'another' }]);
    const measures = [early?.code, ahead?.code, foreign?.code];
    const parts = REFUSALS_OF_PARTS.map(([code]) => code);
    const met = new Set([...CASES.map(([code]) => code), ...otherwise, ...measures, ...parts]);
    // Those of a review and of a slip are met beside their rules (`core/report/review`, `core/slip`).
    const elsewhere = new Set<string>([...REVIEW_REFUSAL_CODES, ...SLIP_REFUSAL_CODES]);
    expect([...met].sort()).toEqual(REFUSAL_CODES.filter((code) => !elsewhere.has(code)).sort());
    expect(TASK_REFUSAL_CODES.every((code) => /^[a-z-]+\.[a-z-]+$/.test(code))).toBe(true);
  });

  it.each<[string, TaskState, TaskAction, Partial<TaskFacts>]>([
    ['verifier.is-reporter', 'submitted', 'verify', { submittedBy: 'absent' }],
    ['decider.is-reporter', 'verifying', 'decide', { submittedBy: 'absent' }],
    ['decider.not-second-person', 'verifying', 'decide', { priority: 'key', firstDeciderId: 'absent' }],
    ['plan.submitter-decides', 'in_progress', 'approvePlan', { planSubmittedBy: 'absent' }],
    ['return.requester-decides', 'return_pending', 'acceptReturn', { returnRequestedBy: 'absent' }],
    ['extension.requester-decides', 'in_progress', 'decideExtension', { extensionRequestedBy: 'absent' }],
  ])('%s counts the person who is stood in for', (code, state, action, change) => {
    const facts = completeFacts({ state, ...change });
    expect(decide(facts, action, context(EVERYBODY))).toMatchObject({ ok: true });
    const standIn = { ...EVERYBODY, countsAs: ['absent'] };
    expect(decide(facts, action, context(standIn))).toMatchObject({ ok: false, error: { code } });
  });

  it('says with which figures it refuses', () => {
    const tooLate = completeFacts({ currentDueOn: D('2026-03-10') });
    expect(decide(tooLate, 'requestExtension', context(EVERYBODY))).toEqual({
      ok: false,
      error: { code: 'extension.after-due', params: { dueOn: '2026-03-10' } },
    });
    const open = completeFacts({ criteria: 5 });
    expect(decide(open, 'submit', context(EVERYBODY))).toMatchObject({ error: { params: { missing: 3 } } });
  });
});
