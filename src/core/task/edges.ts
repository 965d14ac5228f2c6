import type { DocumentKind, EffectRule } from './decision.js';
import {
  acceptReturn,
  assess,
  become,
  cancelTask,
  decideExtension,
  decideTask,
  issueTask,
  mergeTask,
  note,
  objectToTask,
  pauseTask,
  publishTask,
  recheck,
  refuseReturn,
  reopenTask,
  requestReturn,
  resumeTask,
  sendBack,
  setDeadline,
  signForTask,
  strikeOff,
  submitTask,
  undo,
  verifyTask,
} from './effects.js';
import type { InputGuard, StandingGuard } from './guards/guard.js';
import * as g from './guards/index.js';

/** One line of the table: who, under which conditions, with what filled in, to what effect, on which paper. */
export interface Edge {
  readonly actor: StandingGuard;
  readonly standing: readonly StandingGuard[];
  readonly input: readonly InputGuard[];
  readonly effect: EffectRule;
  readonly document: DocumentKind | null;
}

const asked = { standing: [], input: [], document: null } as const;

export const REGISTER: Edge = {
  actor: g.actorIsOfficer,
  standing: [g.sourceSpanIsPresent, g.leadIsNamed, g.dueRuleIsSet, g.targetIsSet, g.criteriaAreSet],
  input: [],
  effect: become('registered', 'task.registered'),
  document: 'registration_form',
};

export const ISSUE: Edge = {
  actor: g.actorIsSupervisor,
  standing: [g.leadIsNamed, g.dueRuleFitsToday, g.criteriaAreSet],
  input: [g.keyTaskIsApproved],
  effect: issueTask,
  document: 'supervision_notice',
};

/** The date of a task set by the supervisor: before the issue as its rule, after it with a reason and never into the past. */
export const SET_DEADLINE: Edge = {
  actor: g.actorIsSupervisor,
  standing: [],
  input: [g.deadlineLiesAhead, g.reasonIsGiven],
  effect: setDeadline,
  document: 'deadline_notice',
};

/** 催办. */
export const URGE: Edge = {
  ...asked,
  actor: g.actorIsOfficer,
  effect: note('task.urged'),
  document: 'urging_slip',
};

/** Taken back within minutes; a notice of it has not gone out yet. */
export const UNDO: Edge = {
  actor: g.actorIsSupervisor,
  standing: [g.undoWindowIsOpen],
  input: [],
  effect: undo,
  document: null,
};

export const SIGN: Edge = {
  ...asked,
  actor: g.actorIsLeadUnit,
  effect: signForTask,
  document: 'sign_for_record',
};

export const REQUEST_RETURN: Edge = {
  actor: g.actorIsUnitSigner,
  standing: [g.returnWindowIsOpen],
  input: [g.reasonIsGiven, g.returnIsFounded],
  effect: requestReturn,
  document: 'return_request',
};

export const ACCEPT_RETURN: Edge = {
  actor: g.actorIsSupervisor,
  standing: [g.returnRequesterIsNotDecider],
  input: [],
  effect: acceptReturn,
  document: 'return_reply',
};

export const REFUSE_RETURN: Edge = { ...ACCEPT_RETURN, input: [g.reasonIsGiven], effect: refuseReturn };

export const SUBMIT_PLAN: Edge = {
  actor: g.actorIsLeadUnit,
  standing: [g.planIsComplete],
  input: [g.milestonesFitTheTask],
  effect: note('task.plan-submitted', (_facts, { actor }) => ({
    planState: 'submitted',
    planSubmittedBy: actor.accountId,
  })),
  document: 'rectification_plan',
};

export const APPROVE_PLAN: Edge = {
  actor: g.actorIsOfficer,
  standing: [g.planIsSubmitted, g.planSubmitterIsNotDecider],
  input: [],
  effect: note('task.plan-approved', () => ({ planState: 'approved' })),
  document: null,
};

export const REFUSE_PLAN: Edge = {
  ...APPROVE_PLAN,
  input: [g.reasonIsGiven],
  effect: note('task.plan-refused', () => ({ planState: 'none', planSubmittedBy: null })),
};

export const REPORT_PROGRESS: Edge = {
  actor: g.actorIsLeadUnit,
  standing: [],
  input: [g.progressIsWithinBounds, g.progressIsDescribed],
  effect: note('task.progress-reported', (_facts, { input }) => ({
    ...(input.progress !== undefined && { progress: input.progress }),
    ...(input.cannotFinish !== undefined && { cannotFinish: input.cannotFinish }),
  })),
  document: 'progress_sheet',
};

/** 研判: an officer finds that the limit cannot be kept, or notes that the matter was criticised from above. */
export const ASSESS: Edge = {
  actor: g.actorIsOfficer,
  standing: [],
  input: [g.assessmentSaysSomething, g.reasonIsGiven, g.criticismIsDocumented],
  effect: assess,
  document: 'assessment_note',
};

export const REQUEST_EXTENSION: Edge = {
  actor: g.actorIsUnitSigner,
  standing: [g.extensionIsBeforeDue, g.noExtensionIsPending, g.extensionsAreNotExhausted],
  input: [g.reasonIsGiven, g.extensionIsLaterThanDue, g.progressIsWithinBounds],
  effect: note('task.extension-requested', (_facts, ctx) => ({
    extensionRequestedBy: ctx.actor.accountId,
    extensionDecisionDueOn: ctx.calendar.addWorkdays(ctx.today, ctx.limits.extensionDecisionWorkdays),
  })),
  document: 'extension_request',
};

export const DECIDE_EXTENSION: Edge = {
  actor: g.actorIsSupervisor,
  standing: [g.extensionIsPending, g.extensionRequesterIsNotDecider],
  input: [g.requestIsDecided, g.grantNamesALaterDate, g.badOutcomeIsExplained],
  effect: decideExtension,
  document: 'extension_reply',
};

export const PAUSE: Edge = {
  actor: g.actorIsSupervisor,
  standing: [],
  input: [g.reasonIsGiven, g.reviewDateIsSet],
  effect: pauseTask,
  document: 'pause_slip',
};

export const RESUME: Edge = { ...asked, actor: g.actorIsSupervisor, effect: resumeTask };

export const SUBMIT: Edge = {
  actor: g.actorIsUnitSigner,
  standing: [
    g.measuresAreDone,
    g.noPartIsOpen,
    g.evidenceIsThereForEachCriterion,
    g.evidenceIsNewSinceReopening,
  ],
  input: [g.truthPledgeIsSigned, g.lessonsAreTold],
  effect: submitTask,
  document: 'completion_report',
};

export const SEND_BACK: Edge = {
  actor: g.actorIsOfficer,
  standing: [g.reporterIsNotVerifier],
  input: [g.sendBackReasonIsGiven],
  effect: sendBack,
  document: 'redo_slip',
};

export const VERIFY: Edge = {
  actor: g.actorIsOfficer,
  standing: [g.reporterIsNotVerifier],
  input: [g.methodIsNamed, g.sampleCanBeDrawn],
  effect: verifyTask,
  document: 'verification_record',
};

/** 核查情况: what was found on site or in the sample; a later record adds to an earlier one. */
export const RECORD_FINDINGS: Edge = {
  actor: g.actorIsOfficer,
  standing: [g.reporterIsNotVerifier, g.verificationIsMade],
  input: [g.findingsAreTold],
  effect: note('task.findings-recorded', () => ({ hasFindings: true })),
  document: 'verification_record',
};

export const DECIDE: Edge = {
  actor: g.actorIsSupervisor,
  standing: [g.reporterIsNotDecider, g.verificationIsMade, g.findingsAreRecorded, g.keyTaskHasTwoPeople],
  input: [g.verdictIsFounded],
  effect: decideTask,
  document: 'acceptance_opinion',
};

/** 尚未整改 for a unit that let the time limit pass without a submission. */
export const DECIDE_WITHOUT_SUBMISSION: Edge = {
  ...DECIDE,
  standing: [g.dueHasPassed, g.keyTaskHasTwoPeople],
  input: [g.verdictIsNotDone, g.verdictIsFounded],
};

export const PUBLISH: Edge = {
  actor: g.actorIsSupervisor,
  standing: [g.taskMayBePublished],
  input: [g.publicityHasALength],
  effect: publishTask,
  document: 'publicity_notice',
};

export const OBJECT: Edge = {
  actor: g.actorIsOfficer,
  standing: [g.publicityIsRunning],
  input: [g.reasonIsGiven],
  effect: objectToTask,
  document: 'objection_record',
};

export const STRIKE_OFF: Edge = {
  actor: g.actorIsSupervisor,
  standing: [g.reporterIsNotDecider, g.noPartIsOpen, g.publicityIsOver],
  input: [g.reasonIsGiven],
  effect: strikeOff,
  document: 'strike_off_slip',
};

export const RECHECK: Edge = {
  actor: g.actorIsOfficer,
  standing: [g.reporterIsNotVerifier],
  input: [g.recheckHasResult, g.badOutcomeIsExplained],
  effect: recheck,
  document: 'recheck_record',
};

export const REOPEN: Edge = {
  actor: g.actorIsSupervisor,
  standing: [],
  input: [g.reasonIsGiven],
  effect: reopenTask,
  document: null,
};

export const CARRY_OVER: Edge = {
  ...asked,
  actor: g.actorIsSupervisorOrSystem,
  effect: become('carried_over', 'task.carried-over'),
  document: 'carry_over_sheet',
};

export const CANCEL: Edge = {
  actor: g.actorIsSupervisor,
  standing: [],
  input: [g.reasonIsGiven],
  effect: cancelTask,
  document: 'cancellation_slip',
};

export const MERGE: Edge = {
  ...CANCEL,
  input: [g.reasonIsGiven, g.replacementIsNamed, g.replacementGoesOn],
  effect: mergeTask,
  document: 'merger_slip',
};
