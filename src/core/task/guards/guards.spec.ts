import { describe, expect, it } from '@jest/globals';
import {
  completeFacts,
  context,
  EVERYBODY,
  FULL_INPUT,
  ofLeadUnit,
  supervising,
} from '../../../../test/builders/task-facts.js';
import { localDate } from '../../shared/local-date.js';
import { REFUSAL_CODES } from '../../shared/refusal.js';
import {
  decide,
  moveItem,
  moveReport,
  TASK_REFUSAL_CODES,
  type Actor,
  type TaskAction,
  type TaskFacts,
  type TaskInput,
  type TaskState,
} from '../index.js';

interface Setting {
  readonly facts?: Partial<TaskFacts>;
  readonly input?: Partial<TaskInput>;
  readonly actor?: Actor;
}

/** An act that succeeds in its setting, and the one thing wrong with it when it is refused with the code. */
type Case = readonly [code: string, state: TaskState, action: TaskAction, wrong: Setting, given?: Setting];

const D = localDate;
const me = EVERYBODY.accountId;
const signer = ofLeadUnit('unit_signer');
const late = { currentDueOn: D('2026-03-10') };
const running = { publicityEndsOn: D('2026-03-11') };
const over = { publicityEndsOn: D('2026-03-10') };
const asked = { extensionRequestedBy: 'signer' };

const CASES: readonly Case[] = [
  // who
  ['actor.is-administrator', 'issued', 'sign', { actor: ofLeadUnit('liaison', 'system_admin') }],
  ['actor.is-administrator', 'draft', 'register', { actor: supervising('supervisor', 'audit_admin') }],
  ['actor.is-administrator', 'draft', 'cancel', { actor: supervising('supervisor', 'security_admin') }],
  ['actor.not-supervisor', 'registered', 'issue', { actor: supervising('officer') }],
  [
    'actor.not-supervisor',
    'in_progress',
    'pause',
    { actor: { ...supervising('supervisor'), supervises: false } },
  ],
  ['actor.not-supervisor', 'continuing', 'carryOver', { actor: signer }],
  ['actor.not-officer', 'draft', 'register', { actor: signer }],
  [
    'actor.not-lead-unit',
    'issued',
    'sign',
    { actor: { ...ofLeadUnit('liaison'), organisationId: 'unit-assisting' } },
  ],
  ['actor.not-lead-unit', 'in_progress', 'reportProgress', { actor: ofLeadUnit('reader_external') }],
  ['actor.not-lead-unit', 'in_progress', 'submit', { facts: { leadOrganisationId: null } }],
  ['actor.not-unit-signer', 'in_progress', 'submit', { actor: ofLeadUnit('liaison') }],
  // 立项 and 交办
  ['source.missing', 'draft', 'register', { facts: { hasSource: false } }],
  ['lead.missing', 'draft', 'register', { facts: { leadOrganisationId: null, parties: [] } }],
  [
    'lead.not-unique',
    'draft',
    'register',
    {
      facts: {
        parties: [
          { organisationId: 'a', part: 'lead' },
          { organisationId: 'b', part: 'lead' },
        ],
      },
    },
  ],
  [
    'lead.not-unique',
    'registered',
    'issue',
    { facts: { parties: [{ organisationId: 'another', part: 'lead' }] } },
  ],
  ['target.missing', 'draft', 'register', { facts: { hasTarget: false } }],
  ['criteria.missing', 'draft', 'register', { facts: { criteria: 0 } }],
  ['due-rule.missing', 'draft', 'register', { facts: { dueRule: null } }],
  ['due-rule.missing', 'registered', 'issue', { facts: { dueRule: null } }],
  [
    'due-rule.before-start',
    'registered',
    'issue',
    { facts: { dueRule: { kind: 'fixedDate', date: D('2026-03-10') } } },
  ],
  ['due-rule.not-positive', 'reopened', 'issue', { facts: { dueRule: { kind: 'days', n: 0 } } }],
  [
    'approval.missing',
    'registered',
    'issue',
    { input: { approvalReference: ' ' } },
    { facts: { priority: 'key' } },
  ],
  // 退回
  [
    'return.window-closed',
    'in_progress',
    'requestReturn',
    { facts: { signedOn: D('2026-03-05') } },
    { facts: { signedOn: D('2026-03-06') } },
  ],
  ['return.duty-basis-missing', 'issued', 'requestReturn', { input: { dutyBasis: undefined } }],
  ['return.suggested-unit-missing', 'issued', 'requestReturn', { input: { suggestedOrganisationId: '' } }],
  ['return.requester-decides', 'return_pending', 'acceptReturn', { facts: { returnRequestedBy: me } }],
  // 方案 and 进展
  ['plan.class-missing', 'in_progress', 'submitPlan', { facts: { rectificationClass: null } }],
  ['plan.owner-missing', 'in_progress', 'submitPlan', { facts: { hasOwner: false } }],
  ['plan.measures-missing', 'in_progress', 'submitPlan', { facts: { measures: 0 } }],
  ['plan.not-submitted', 'in_progress', 'approvePlan', { facts: { planState: 'none' } }],
  ['plan.submitter-decides', 'in_progress', 'refusePlan', { facts: { planSubmittedBy: me } }],
  [
    'progress.out-of-bounds',
    'in_progress',
    'reportProgress',
    { input: { progress: 101 } },
    { input: { progress: 100 } },
  ],
  [
    'progress.out-of-bounds',
    'in_progress',
    'reportProgress',
    { input: { progress: -1 } },
    { input: { progress: 0 } },
  ],
  ['progress.out-of-bounds', 'in_progress', 'requestExtension', { input: { progress: 33.3 } }],
  ['progress.text-missing', 'continuing', 'reportProgress', { input: { text: '' } }],
  // 延期 and 暂缓
  ['extension.after-due', 'in_progress', 'requestExtension', { facts: late }],
  ['extension.after-due', 'in_progress', 'requestExtension', { facts: { currentDueOn: null } }],
  [
    'extension.exhausted',
    'in_progress',
    'requestExtension',
    { facts: { extensionCount: 2 } },
    { facts: { extensionCount: 1 } },
  ],
  ['extension.pending', 'in_progress', 'requestExtension', { facts: asked }],
  [
    'extension.not-pending',
    'in_progress',
    'decideExtension',
    { facts: { extensionRequestedBy: null } },
    { facts: asked },
  ],
  [
    'extension.not-later',
    'in_progress',
    'requestExtension',
    { input: { newDueOn: D('2026-03-11') } },
    { input: { newDueOn: D('2026-03-12') } },
  ],
  [
    'extension.not-later',
    'in_progress',
    'decideExtension',
    { input: { newDueOn: undefined } },
    { facts: asked },
  ],
  [
    'extension.requester-decides',
    'in_progress',
    'decideExtension',
    { facts: { extensionRequestedBy: me } },
    { facts: asked },
  ],
  ['review-date.missing', 'issued', 'pause', { input: { reviewOn: undefined } }],
  [
    'review-date.not-later',
    'issued',
    'pause',
    { input: { reviewOn: D('2026-03-11') } },
    { input: { reviewOn: D('2026-03-12') } },
  ],
  // 申请销号
  ['measure.open', 'in_progress', 'submit', { facts: { openMeasures: 1 } }],
  ['part.open', 'in_progress', 'submit', { facts: { openParts: 1 } }],
  ['part.open', 'verifying', 'decide', { facts: { openParts: 1 } }],
  ['part.open', 'done', 'strikeOff', { facts: { openParts: 2 } }],
  ['evidence.missing', 'not_done', 'submit', { facts: { criteriaWithEvidence: 1 } }],
  ['evidence.missing', 'verifying', 'decide', { facts: { criteriaWithEvidence: 1 } }],
  ['pledge.unsigned', 'basically_done', 'submit', { input: { pledgeSigned: false } }],
  // reasons and outcomes
  ['reason.missing', 'issued', 'cancel', { input: { reason: ' ' } }],
  ['reason.missing', 'in_progress', 'pause', { input: { reason: undefined } }],
  ['reason.missing', 'in_progress', 'requestExtension', { input: { reason: '' } }],
  [
    'reason.missing',
    'in_progress',
    'decideExtension',
    { input: { reason: '' } },
    { facts: asked, input: { outcome: 'refused' } },
  ],
  ['reason.missing', 'done', 'strikeOff', { input: { reason: '' } }],
  ['reason.missing', 'submitted', 'sendBack', { input: { sendBackReason: undefined } }],
  ['reason.missing', 'closed', 'recheck', { input: { reason: '' } }, { input: { outcome: 'failed' } }],
  ['reason.missing', 'closed', 'reopen', { input: { reason: '' } }],
  ['outcome.missing', 'in_progress', 'decideExtension', { input: { outcome: 'passed' } }, { facts: asked }],
  [
    'outcome.missing',
    'closed',
    'recheck',
    { input: { outcome: undefined } },
    { input: { outcome: 'passed' } },
  ],
  ['replacement.missing', 'issued', 'merge', { input: { replacementTaskId: undefined } }],
  // 核查 and 认定
  ['method.missing', 'submitted', 'verify', { input: { method: undefined } }],
  ['verifier.is-reporter', 'submitted', 'verify', { facts: { submittedBy: me } }],
  ['verifier.is-reporter', 'submitted', 'sendBack', { facts: { submittedBy: me } }],
  ['decider.is-reporter', 'verifying', 'decide', { facts: { submittedBy: me } }],
  [
    'decider.not-second-person',
    'verifying',
    'decide',
    { facts: { firstDeciderId: me } },
    { facts: { priority: 'key', firstDeciderId: 'first', firstVerdict: 'done' } },
  ],
  ['verdict.missing', 'verifying', 'decide', { input: { verdict: undefined } }],
  [
    'verdict.missing',
    'issued',
    'decide',
    { input: { verdict: undefined } },
    { facts: late, input: { verdict: 'not_done' } },
  ],
  [
    'verdict.before-due',
    'in_progress',
    'decide',
    { facts: { currentDueOn: D('2026-03-11') } },
    { facts: late, input: { verdict: 'not_done' } },
  ],
  [
    'verdict.before-due',
    'verifying',
    'decide',
    { facts: { currentDueOn: D('2026-03-12') } },
    { input: { verdict: 'not_done' } },
  ],
  [
    'verdict.only-not-done',
    'issued',
    'decide',
    { input: { verdict: 'done' } },
    { facts: late, input: { verdict: 'not_done' } },
  ],
  [
    'verdict.open-criteria-missing',
    'verifying',
    'decide',
    { input: { openCriteria: 0 } },
    { input: { verdict: 'basically_done' } },
  ],
  [
    'verdict.date-missing',
    'verifying',
    'decide',
    { input: { newDueOn: D('2026-03-11') } },
    { input: { verdict: 'basically_done' } },
  ],
  [
    'verdict.next-steps-missing',
    'verifying',
    'decide',
    { input: { nextSteps: '' } },
    { input: { verdict: 'not_done' } },
  ],
  [
    'verdict.not-continuing-class',
    'verifying',
    'decide',
    { facts: { rectificationClass: 'staged' } },
    { input: { verdict: 'continuing', reason: '' } },
  ],
  [
    'verdict.document-missing',
    'verifying',
    'decide',
    { input: { documentReference: '' } },
    { input: { verdict: 'not_applicable' } },
  ],
  ['verdict.same-kind-review-missing', 'verifying', 'decide', { facts: { hasSameKindReview: false } }],
  ['verdict.rule-text-missing', 'verifying', 'decide', { facts: { lacksRuleText: true } }],
  // 公示
  ['publicity.internal-task', 'done', 'publish', { facts: { isInternal: true } }],
  ['publicity.days-missing', 'done', 'publish', { input: { publicityWorkdays: 0 } }],
  ['publicity.running', 'publicity', 'strikeOff', { facts: running }, { facts: over }],
  ['publicity.over', 'publicity', 'object', { facts: over }, { facts: running }],
];

function attempt([, state, action, , given]: Case, wrong: Setting = {}) {
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
    const met = new Set([...CASES.map(([code]) => code), ...otherwise]);
    expect([...met].sort()).toEqual([...REFUSAL_CODES].sort());
    expect(TASK_REFUSAL_CODES.every((code) => /^[a-z-]+\.[a-z-]+$/.test(code))).toBe(true);
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
