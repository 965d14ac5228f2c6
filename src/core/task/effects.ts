import { dueOn } from '../calendar/index.js';
import { addMonths, type LocalDate } from '../shared/local-date.js';
import type { EffectRule, TaskEvent } from './decision.js';
import type { TaskInput } from './actions.js';
import type { StandingContext, TaskChanges, TaskFacts } from './facts.js';
import { isFilled } from './guards/input-guards.js';
import { isOneOf, STATES_BEFORE_ISSUE } from './phases.js';
import { riskOf } from './risk.js';
import type { TaskState } from './states.js';

/** The plain case: always the same state and event, with or without something to write. */
export function become(
  to: TaskState,
  event: TaskEvent,
  changes: (...args: Parameters<EffectRule>) => TaskChanges = () => ({}),
): EffectRule {
  return (facts, ctx) => ({ to, event, changes: changes(facts, ctx) });
}

/** The state stays and something is written down. */
export function note(
  event: TaskEvent,
  changes: (...args: Parameters<EffectRule>) => TaskChanges = () => ({}),
): EffectRule {
  return (facts, ctx) => ({ to: facts.state, event, changes: changes(facts, ctx) });
}

/** What of an earlier submission must not outlive it. */
const NO_SUBMISSION: TaskChanges = {
  submittedBy: null,
  submittedOn: null,
  verifiedBy: null,
  verificationMethod: null,
  hasFindings: false,
  firstDeciderId: null,
  firstVerdict: null,
  publicityEndsOn: null,
};

/** What of an earlier assignment must not outlive it. */
const FRESH_WORK: TaskChanges = {
  progress: 0,
  planState: 'none',
  planSubmittedBy: null,
  extensionCount: 0,
  extensionRequestedBy: null,
  extensionDecisionDueOn: null,
  cannotFinish: false,
  isCriticised: false,
};

const NO_RETURN: TaskChanges = {
  returnRequestedBy: null,
  returnRequestedOn: null,
  returnDecisionDueOn: null,
};

const NO_PAUSE: TaskChanges = { pausedOn: null, pausedFrom: null, reviewOn: null };

/** Every clock of an assignment that is no more. */
const NO_CLOCKS: TaskChanges = {
  issuedOn: null,
  signDueOn: null,
  signedOn: null,
  originalDueOn: null,
  currentDueOn: null,
};

export const issueTask = become('issued', 'task.issued', (facts, { calendar, limits, today }) => {
  const due = facts.dueRule === null ? null : dueOn(facts.dueRule, today, calendar);
  return {
    issuedOn: today,
    pausedWorkdays: 0,
    signDueOn: calendar.addWorkdays(today, limits.signForWorkdays),
    signedOn: null,
    currentDueOn: due,
    originalDueOn: facts.originalDueOn ?? due,
  };
});

export const signForTask = become('in_progress', 'task.signed', (_facts, { today }) => ({ signedOn: today }));

export const requestReturn = become('return_pending', 'task.return-requested', (_facts, ctx) => ({
  returnRequestedBy: ctx.actor.accountId,
  returnRequestedOn: ctx.today,
  returnDecisionDueOn: ctx.calendar.addWorkdays(ctx.today, ctx.limits.returnDecisionWorkdays),
}));

/** Back to the register for another unit: the next issue starts all clocks afresh. */
export const acceptReturn = become('registered', 'task.return-accepted', () => ({
  ...NO_RETURN,
  ...NO_CLOCKS,
  ...FRESH_WORK,
}));

/** A unit that returned a task in writing has received it, signed for or not. */
export const refuseReturn = become('in_progress', 'task.return-refused', (facts) => ({
  ...NO_RETURN,
  signedOn: facts.signedOn ?? facts.returnRequestedOn,
}));

export const decideExtension: EffectRule = (facts, { input }) => {
  const answered: TaskChanges = { extensionRequestedBy: null, extensionDecisionDueOn: null };
  if (input.outcome !== 'granted' || input.newDueOn === undefined)
    return { to: facts.state, event: 'task.extension-refused', changes: answered };
  return {
    to: facts.state,
    event: 'task.extension-granted',
    changes: {
      ...answered,
      currentDueOn: input.newDueOn,
      extensionCount: facts.extensionCount + 1,
      cannotFinish: false,
    },
  };
};

export const pauseTask = become('paused', 'task.paused', (facts, { input, today }) => ({
  pausedOn: today,
  pausedFrom: facts.state,
  reviewOn: input.reviewOn ?? null,
}));

/** Every clock that stood still goes on by as many working days as the pause took [OURS]. */
export const resumeTask: EffectRule = (facts, ctx) => ({
  to: facts.pausedFrom ?? 'in_progress',
  event: 'task.resumed',
  changes: {
    ...NO_PAUSE,
    pausedWorkdays: facts.pausedWorkdays + workdaysPaused(facts, ctx),
    currentDueOn: afterPause(facts.currentDueOn, facts, ctx),
    signDueOn: afterPause(facts.signDueOn, facts, ctx),
    returnDecisionDueOn: afterPause(facts.returnDecisionDueOn, facts, ctx),
    extensionDecisionDueOn: afterPause(facts.extensionDecisionDueOn, facts, ctx),
  },
});

function afterPause(date: LocalDate | null, facts: TaskFacts, ctx: StandingContext): LocalDate | null {
  return date === null ? null : ctx.calendar.addWorkdays(date, workdaysPaused(facts, ctx));
}

function workdaysPaused({ pausedOn }: TaskFacts, { calendar, today }: StandingContext): number {
  return pausedOn === null ? 0 : Math.max(0, calendar.workdaysBetween(pausedOn, today));
}

/** A submission makes a pending request for more time pointless. */
export const submitTask = become('submitted', 'task.submitted', (_facts, { actor, today }) => ({
  ...NO_SUBMISSION,
  submittedBy: actor.accountId,
  submittedOn: today,
  extensionRequestedBy: null,
  extensionDecisionDueOn: null,
}));

export const sendBack = become('in_progress', 'task.sent-back', () => NO_SUBMISSION);

/** 重点 tasks move only when a second person is of the first one's opinion; a different opinion is a new first one. */
export const decideTask: EffectRule = (facts, { actor, input }) => {
  const verdict = input.verdict ?? 'not_done';
  if (facts.priority === 'key' && facts.firstVerdict !== verdict)
    return {
      to: facts.state,
      event: 'task.opinion-given',
      changes: { firstDeciderId: actor.accountId, firstVerdict: verdict },
    };
  const isOpen = verdict !== 'done' && verdict !== 'not_applicable';
  const nextDueOn = isOpen ? (lastOpenDate(input) ?? input.newDueOn) : undefined;
  const nextDate: TaskChanges =
    nextDueOn === undefined ? {} : { currentDueOn: nextDueOn, cannotFinish: false };
  return {
    to: verdict,
    event: 'task.decided',
    changes: { firstDeciderId: null, firstVerdict: null, ...nextDate },
  };
};

/** A 基本完成 is over when the last of the criteria it left open is met. */
function lastOpenDate({ verdict, openCriteria }: TaskInput): LocalDate | undefined {
  if (verdict !== 'basically_done') return undefined;
  return openCriteria
    ?.map(({ dueOn: date }) => date)
    .sort()
    .at(-1);
}

export const setDeadline: EffectRule = (facts, { input, today }) => {
  const date = input.newDueOn ?? today;
  const changes: TaskChanges = isOneOf(STATES_BEFORE_ISSUE, facts.state)
    ? { dueRule: { kind: 'fixedDate', date, roll: false } }
    : { currentDueOn: date, cannotFinish: false };
  return { to: facts.state, event: 'task.deadline-set', changes };
};

export const assess = note('task.assessed', (_facts, { input: { cannotFinish, isCriticised } }) => ({
  ...(cannotFinish !== undefined && { cannotFinish }),
  ...(isCriticised !== undefined && { isCriticised }),
}));

/** A second verification, after an objection or with other means, takes the place of the first. */
export const verifyTask = become('verifying', 'task.verification-started', (_facts, { actor, input }) => ({
  verifiedBy: actor.accountId,
  verificationMethod: input.method ?? null,
  hasFindings: isFilled(input.text),
}));

/** As it was before; the number stays with the task, so that the series has no gap and the next issue none to take. */
export const undo: EffectRule = ({ state, undo: last }) => ({
  to: last?.from ?? state,
  event: last?.event === 'task.struck-off' ? 'task.strike-off-undone' : 'task.issue-undone',
  changes: last?.before ?? {},
});

export const cancelTask = become('cancelled', 'task.cancelled', () => NO_PAUSE);

export const mergeTask = become('merged', 'task.merged', () => NO_PAUSE);

export const publishTask = become('publicity', 'task.published', (_facts, { calendar, input, today }) => ({
  publicityEndsOn: calendar.addWorkdays(today, input.publicityWorkdays ?? 1),
}));

export const objectToTask = become('verifying', 'task.objected', () => ({
  publicityEndsOn: null,
  verifiedBy: null,
  verificationMethod: null,
  hasFindings: false,
}));

export const strikeOff = become('closed', 'task.struck-off', (facts, { calendar, limits, today }) => ({
  closedOn: today,
  rechecksOn: limits.recheckMonths[riskOf(facts)].map((months) =>
    calendar.rollForward(addMonths(today, months)),
  ),
}));

const REOPENED: TaskChanges = {
  ...NO_SUBMISSION,
  ...FRESH_WORK,
  closedOn: null,
  signDueOn: null,
  signedOn: null,
  currentDueOn: null,
};

export const recheck: EffectRule = (facts, { input }) =>
  input.outcome === 'failed'
    ? { to: 'reopened', event: 'task.recheck-failed', changes: REOPENED }
    : { to: facts.state, event: 'task.recheck-passed', changes: {} };

/** Same number, same original date; the next issue gives it a new one to keep. */
export const reopenTask = become('reopened', 'task.reopened', () => REOPENED);
