import { WorkCalendar } from '../../src/core/calendar/index.js';
import { localDate } from '../../src/core/shared/local-date.js';
import {
  DEFAULT_TASK_LIMITS,
  type Actor,
  type DecisionContext,
  type Role,
  type TaskFacts,
  type TaskInput,
} from '../../src/core/task/index.js';

/** 2026-03-11 is a Wednesday; plain weeks all around. */
export const TODAY = localDate('2026-03-11');
export const LEAD_UNIT = 'unit-justice';

/** A task for which every standing guard of every edge holds, whoever acts. */
export function completeFacts(change: Partial<TaskFacts> = {}): TaskFacts {
  return {
    state: 'in_progress',
    rectificationClass: 'continuing',
    priority: 'ordinary',
    isInternal: false,
    leadOrganisationId: LEAD_UNIT,
    parties: [{ organisationId: LEAD_UNIT, part: 'lead' }],
    hasSource: true,
    hasTarget: true,
    hasOwner: true,
    dueRule: { kind: 'workdays', n: 20 },
    criteria: 2,
    criterionIds: ['criterion-1', 'criterion-2'],
    criteriaWithEvidence: 2,
    reopenedOn: null,
    criteriaProvedAnew: 2,
    measures: 3,
    openMeasures: 0,
    openParts: 0,
    hasSameKindReview: true,
    lacksRuleText: false,
    cannotFinish: false,
    isCriticised: false,
    cameBack: false,
    issuedOn: localDate('2026-03-09'),
    signDueOn: localDate('2026-03-11'),
    signedOn: localDate('2026-03-10'),
    originalDueOn: TODAY,
    currentDueOn: TODAY,
    returnRequestedBy: 'signer',
    returnRequestedOn: localDate('2026-03-10'),
    returnDecisionDueOn: localDate('2026-03-12'),
    planState: 'submitted',
    planSubmittedBy: 'liaison',
    extensionCount: 0,
    extensionRequestedBy: null,
    extensionDecisionDueOn: null,
    pausedOn: localDate('2026-03-10'),
    pausedFrom: 'in_progress',
    pausedWorkdays: 0,
    submittedBy: 'signer',
    verifiedBy: 'officer',
    verificationMethod: 'paper',
    hasFindings: false,
    firstDeciderId: null,
    firstVerdict: null,
    publicityEndsOn: null,
    undo: { event: 'task.issued', from: 'registered', before: {}, isOpen: true },
    ...change,
  };
}

/** Somebody on the supervising side. */
export function supervising(...roles: Role[]): Actor {
  return { accountId: roles[0] ?? 'nobody', organisationId: 'body-office', roles, supervises: true };
}

/** Somebody of the 牵头单位. */
export function ofLeadUnit(...roles: Role[]): Actor {
  return { accountId: roles[0] ?? 'nobody', organisationId: LEAD_UNIT, roles, supervises: false };
}

/** One person with every business role on both sides, who therefore passes every actor guard. */
export const EVERYBODY: Actor = {
  accountId: 'everybody',
  organisationId: LEAD_UNIT,
  roles: ['supervisor', 'officer', 'line_leader', 'principal', 'unit_signer', 'liaison', 'owner'],
  supervises: true,
};

/** Everything that any action may ask to be filled in. */
export const FULL_INPUT: TaskInput = {
  reason: '诉讼未结',
  sendBackReason: 'insufficient_evidence',
  dutyBasis: '权责清单第3项',
  suggestedOrganisationId: 'unit-other',
  progress: 60,
  text: '已开展培训',
  newDueOn: localDate('2026-05-29'),
  reviewOn: localDate('2026-04-10'),
  outcome: 'granted',
  method: 'paper',
  verdict: 'done',
  openCriteria: [{ criterionId: 'criterion-1', dueOn: localDate('2026-05-29') }],
  stageResult: '两个所已达标',
  nextSteps: '完善制度',
  pledgeSigned: true,
  publicityWorkdays: 5,
  approvalReference: '批示〔2026〕3号',
  documentReference: '废止通知',
  replacementTaskId: 'task-2',
  replacement: { isItself: false, isOfSameBody: true, state: 'in_progress' },
  milestonesOn: [],
  isCriticised: true,
  population: 40,
  sampleSize: 5,
  seed: 20260311,
};

export function context(actor: Actor, input: TaskInput = FULL_INPUT, today = TODAY): DecisionContext {
  return { actor, today, input, calendar: PLAIN_WEEKS, limits: DEFAULT_TASK_LIMITS };
}

const PLAIN_WEEKS = new WorkCalendar([]);
