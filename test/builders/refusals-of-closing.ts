import { localDate } from '../../src/core/shared/local-date.js';
import type { RefusalCase } from './refusals-of-work.js';
import { EVERYBODY } from './task-facts.js';

const D = localDate;
const me = EVERYBODY.accountId;
const late = { currentDueOn: D('2026-03-10') };
const running = { publicityEndsOn: D('2026-03-11') };
const over = { publicityEndsOn: D('2026-03-10') };
const asked = { extensionRequestedBy: 'signer' };

/** How a task ends: handed in, checked, decided, struck off, dropped. */
export const REFUSALS_OF_CLOSING: readonly RefusalCase[] = [
  // 申请销号
  ['measure.open', 'in_progress', 'submit', { facts: { openMeasures: 1 } }],
  ['part.open', 'in_progress', 'submit', { facts: { openParts: 1 } }],
  ['part.open', 'verifying', 'decide', { facts: { openParts: 1 } }],
  ['part.open', 'done', 'strikeOff', { facts: { openParts: 2 } }],
  ['evidence.missing', 'not_done', 'submit', { facts: { criteriaWithEvidence: 1 } }],
  ['evidence.missing', 'verifying', 'decide', { facts: { criteriaWithEvidence: 1 } }],
  [
    'evidence.older-than-reopening',
    'in_progress',
    'submit',
    { facts: { reopenedOn: D('2026-03-09'), criteriaProvedAnew: 1 } },
    { facts: { reopenedOn: D('2026-03-09'), criteriaProvedAnew: 2 } },
  ],
  [
    'evidence.older-than-reopening',
    'verifying',
    'decide',
    { facts: { reopenedOn: D('2026-03-09'), criteriaProvedAnew: 0 } },
  ],
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
  ['replacement.missing', 'issued', 'merge', { input: { replacement: undefined } }],
  [
    'replacement.is-itself',
    'in_progress',
    'merge',
    { input: { replacement: { isItself: true, isOfSameBody: true, state: 'in_progress' } } },
  ],
  [
    'replacement.other-body',
    'in_progress',
    'merge',
    { input: { replacement: { isItself: false, isOfSameBody: false, state: 'issued' } } },
  ],
  [
    'replacement.ended',
    'draft',
    'merge',
    { input: { replacement: { isItself: false, isOfSameBody: true, state: 'merged' } } },
  ],
  [
    'replacement.ended',
    'paused',
    'merge',
    { input: { replacement: { isItself: false, isOfSameBody: true, state: 'submitted' } } },
  ],
  // 撤回
  ['undo.window-closed', 'issued', 'undo', { facts: { undo: null } }],
  [
    'undo.window-closed',
    'closed',
    'undo',
    { facts: { undo: { event: 'task.struck-off', from: 'done', before: {}, isOpen: false } } },
    { facts: { undo: { event: 'task.struck-off', from: 'done', before: {}, isOpen: true } } },
  ],
  // 核查 and 认定
  [
    'sample.out-of-bounds',
    'submitted',
    'verify',
    { input: { sampleSize: 0 } },
    { input: { method: 'sample' } },
  ],
  [
    'sample.out-of-bounds',
    'submitted',
    'verify',
    { input: { sampleSize: 41 } },
    { input: { method: 'sample' } },
  ],
  [
    'sample.out-of-bounds',
    'submitted',
    'verify',
    { input: { seed: undefined } },
    { input: { method: 'sample' } },
  ],
  ['verification.missing', 'verifying', 'decide', { facts: { verifiedBy: null } }],
  ['verification.missing', 'verifying', 'recordFindings', { facts: { verifiedBy: null } }],
  [
    'verification.findings-missing',
    'verifying',
    'decide',
    { facts: { hasFindings: false } },
    { facts: { verificationMethod: 'on_site', hasFindings: true } },
  ],
  ['verification.findings-missing', 'verifying', 'recordFindings', { input: { text: '' } }],
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
    { input: { openCriteria: [] } },
    { input: { verdict: 'basically_done' } },
  ],
  [
    'verdict.date-missing',
    'verifying',
    'decide',
    { input: { openCriteria: [{ criterionId: 'criterion-1', dueOn: D('2026-03-11') }] } },
    { input: { verdict: 'basically_done' } },
  ],
  [
    'verdict.date-missing',
    'verifying',
    'decide',
    { input: { newDueOn: D('2026-03-11') } },
    { input: { verdict: 'continuing' } },
  ],
  [
    'verdict.criterion-unknown',
    'verifying',
    'decide',
    { input: { openCriteria: [{ criterionId: 'of another task', dueOn: D('2026-05-29') }] } },
    { input: { verdict: 'basically_done' } },
  ],
  [
    'verdict.criterion-unknown',
    'verifying',
    'decide',
    {
      input: {
        openCriteria: [
          { criterionId: 'criterion-1', dueOn: D('2026-05-29') },
          { criterionId: 'criterion-1', dueOn: D('2026-06-29') },
        ],
      },
    },
    { input: { verdict: 'basically_done' } },
  ],
  [
    'verdict.stage-result-missing',
    'verifying',
    'decide',
    { input: { stageResult: ' ' } },
    { input: { verdict: 'continuing' } },
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
