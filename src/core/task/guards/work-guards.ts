import { refuse } from '../../shared/refusal.js';
import { isSamePerson } from '../facts.js';
import type { InputGuard, StandingGuard } from './guard.js';
import { isFilled } from './input-guards.js';

/** A unit may give a task back until a few working days after it signed for it. */
export const returnWindowIsOpen: StandingGuard = (facts, { calendar, limits, today }) => {
  if (facts.signedOn === null) return null;
  const lastDay = calendar.addWorkdays(facts.signedOn, limits.returnWindowWorkdays);
  return today <= lastDay ? null : refuse('return.window-closed', { lastDay });
};

/** 书面退回 cites the 权责清单 and says whose matter it is; no unit passes a task on by itself. */
export const returnIsFounded: InputGuard = (_facts, { input }) => {
  if (!isFilled(input.dutyBasis)) return refuse('return.duty-basis-missing');
  return isFilled(input.suggestedOrganisationId) ? null : refuse('return.suggested-unit-missing');
};

export const returnRequesterIsNotDecider: StandingGuard = (facts, { actor }) =>
  isSamePerson(actor, facts.returnRequestedBy) ? refuse('return.requester-decides') : null;

/** 整改方案: class, measures and the person who answers for them. */
export const planIsComplete: StandingGuard = (facts) => {
  if (facts.rectificationClass === null) return refuse('plan.class-missing');
  if (facts.measures === 0) return refuse('plan.measures-missing');
  return facts.hasOwner ? null : refuse('plan.owner-missing');
};

export const planIsSubmitted: StandingGuard = (facts) =>
  facts.planState === 'submitted' ? null : refuse('plan.not-submitted');

export const planSubmitterIsNotDecider: StandingGuard = (facts, { actor }) =>
  isSamePerson(actor, facts.planSubmittedBy) ? refuse('plan.submitter-decides') : null;

export const progressIsWithinBounds: InputGuard = (_facts, { input: { progress } }) =>
  progress !== undefined && Number.isInteger(progress) && progress >= 0 && progress <= 100
    ? null
    : refuse('progress.out-of-bounds', { progress: progress ?? null });

export const progressIsDescribed: InputGuard = (_facts, { input }) =>
  isFilled(input.text) ? null : refuse('progress.text-missing');

/** 延期 is asked for before the time is up; the last day itself is still in time. */
export const extensionIsBeforeDue: StandingGuard = (facts, { today }) =>
  facts.currentDueOn === null || today > facts.currentDueOn
    ? refuse('extension.after-due', { dueOn: facts.currentDueOn })
    : null;

export const extensionsAreNotExhausted: StandingGuard = (facts, { limits }) =>
  facts.extensionCount < limits.maxExtensions
    ? null
    : refuse('extension.exhausted', { max: limits.maxExtensions });

export const noExtensionIsPending: StandingGuard = (facts) =>
  facts.extensionRequestedBy === null ? null : refuse('extension.pending');

export const extensionIsPending: StandingGuard = (facts) =>
  facts.extensionRequestedBy === null ? refuse('extension.not-pending') : null;

export const extensionRequesterIsNotDecider: StandingGuard = (facts, { actor }) =>
  isSamePerson(actor, facts.extensionRequestedBy) ? refuse('extension.requester-decides') : null;

export const extensionIsLaterThanDue: InputGuard = (facts, { input }) =>
  input.newDueOn !== undefined && facts.currentDueOn !== null && input.newDueOn > facts.currentDueOn
    ? null
    : refuse('extension.not-later', { dueOn: facts.currentDueOn, newDueOn: input.newDueOn ?? null });

/** A grant names a date, also one that comes late a date that is still ahead; a refusal needs none. */
export const grantNamesALaterDate: InputGuard = (facts, ctx) =>
  ctx.input.outcome === 'granted'
    ? (extensionIsLaterThanDue(facts, ctx) ?? deadlineLiesAhead(facts, ctx))
    : null;

export const reviewDateIsSet: InputGuard = (_facts, { input, today }) => {
  if (input.reviewOn === undefined) return refuse('review-date.missing');
  return input.reviewOn > today ? null : refuse('review-date.not-later', { reviewOn: input.reviewOn });
};

/** Milestones lie between the issue and the time limit. */
export const milestonesFitTheTask: InputGuard = (
  { issuedOn, currentDueOn },
  { input: { milestonesOn = [] } },
) => {
  for (const milestoneOn of milestonesOn) {
    if (issuedOn !== null && milestoneOn < issuedOn)
      return refuse('plan.milestone-before-issue', { milestoneOn, issuedOn });
    if (currentDueOn !== null && milestoneOn > currentDueOn)
      return refuse('plan.milestone-after-due', { milestoneOn, dueOn: currentDueOn });
  }
  return null;
};

export const deadlineLiesAhead: InputGuard = (_facts, { input: { newDueOn }, today }) =>
  newDueOn !== undefined && newDueOn > today
    ? null
    : refuse('deadline.not-ahead', { newDueOn: newDueOn ?? null });

export const assessmentSaysSomething: InputGuard = (_facts, { input }) =>
  input.cannotFinish === undefined && input.isCriticised === undefined ? refuse('assessment.empty') : null;

/** 通报 or press report: cited where a task is marked as criticised. */
export const criticismIsDocumented: InputGuard = (_facts, { input }) =>
  input.isCriticised !== true || isFilled(input.documentReference)
    ? null
    : refuse('assessment.document-missing');

export const undoWindowIsOpen: StandingGuard = (facts) =>
  facts.undo?.isOpen === true ? null : refuse('undo.window-closed');
