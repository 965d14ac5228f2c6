import { localDate } from '../../src/core/shared/local-date.js';
import {
  type Actor,
  type TaskAction,
  type TaskFacts,
  type TaskInput,
  type TaskState,
} from '../../src/core/task/index.js';
import { EVERYBODY, ofLeadUnit, supervising } from './task-facts.js';

export interface Setting {
  readonly facts?: Partial<TaskFacts>;
  readonly input?: Partial<TaskInput>;
  readonly actor?: Actor;
}

/** An act that succeeds in its setting, and the one thing wrong with it when it is refused with the code. */
export type RefusalCase = readonly [
  code: string,
  state: TaskState,
  action: TaskAction,
  wrong: Setting,
  given?: Setting,
];

const D = localDate;
const me = EVERYBODY.accountId;
const signer = ofLeadUnit('unit_signer');
const late = { currentDueOn: D('2026-03-10') };
const asked = { extensionRequestedBy: 'signer' };

/** Who acts, what goes out and how the work goes on. */
export const REFUSALS_OF_WORK: readonly RefusalCase[] = [
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
  // 时间节点, 调整时限 and 研判
  [
    'plan.milestone-before-issue',
    'in_progress',
    'submitPlan',
    { input: { milestonesOn: [D('2026-03-08')] } },
    { input: { milestonesOn: [D('2026-03-09')] } },
  ],
  [
    'plan.milestone-after-due',
    'in_progress',
    'submitPlan',
    { input: { milestonesOn: [D('2026-03-12')] } },
    { input: { milestonesOn: [D('2026-03-11')] } },
  ],
  [
    'deadline.not-ahead',
    'issued',
    'setDeadline',
    { input: { newDueOn: D('2026-03-11') } },
    { input: { newDueOn: D('2026-03-12') } },
  ],
  ['deadline.not-ahead', 'registered', 'setDeadline', { input: { newDueOn: undefined } }],
  ['assessment.empty', 'in_progress', 'assess', { input: { isCriticised: undefined } }],
  ['assessment.document-missing', 'issued', 'assess', { input: { documentReference: '' } }],
  ['review-date.missing', 'issued', 'pause', { input: { reviewOn: undefined } }],
  [
    'review-date.not-later',
    'issued',
    'pause',
    { input: { reviewOn: D('2026-03-11') } },
    { input: { reviewOn: D('2026-03-12') } },
  ],
];
