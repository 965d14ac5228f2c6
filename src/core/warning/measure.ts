import type { WorkCalendar } from '../calendar/index.js';
import { localDate, type LocalDate } from '../shared/local-date.js';
import type { TaskState } from '../task/index.js';
import { expectedProgress, type Milestone } from './expected-progress.js';
import type { Condition, RulePack } from './rule-pack.js';

/** What lights and slips depend on; one row fills it. Days are days of Asia/Shanghai. */
export interface LightFacts {
  readonly state: TaskState;
  readonly issuedOn: LocalDate | null;
  readonly currentDueOn: LocalDate | null;
  /** A task in the supervisor's hands is judged by the day it was handed in. */
  readonly submittedOn: LocalDate | null;
  /** As last reported, per cent. */
  readonly progress: number;
  /** Working days of all pauses so far. */
  readonly pausedWorkdays: number;
  readonly milestones: readonly Milestone[];
  readonly plannedStartOn: LocalDate | null;
  /** The unit says so, or an officer found it. */
  readonly cannotFinish: boolean;
  readonly timesSentBack: number;
  /** Named by province-level media or in a bulletin. */
  readonly isCriticised: boolean;
}

/** The day, the calendar and the rules by which all tasks of a sweep are judged. */
export interface RuleContext {
  readonly today: LocalDate;
  readonly calendar: WorkCalendar;
  readonly pack: RulePack;
}

/** The figures of one task that conditions ask about. */
export interface Measure {
  readonly dueOn: LocalDate;
  /** 序时进度, per cent. */
  readonly expected: number;
  readonly progress: number;
  /** Points by which the report lags behind; negative where it leads. */
  readonly gap: number;
  /** 0 on the due day, negative after it. */
  readonly workdaysLeft: number;
  readonly isPastDue: boolean;
  readonly hasMissedMilestone: boolean;
  readonly monthsNotStarted: number;
  readonly facts: LightFacts;
}

/** Null where no clock runs yet. */
export function measure(facts: LightFacts, { today, calendar, pack }: RuleContext): Measure | null {
  const { issuedOn, currentDueOn: dueOn } = facts;
  if (issuedOn === null || dueOn === null) return null;
  const isHandedIn = facts.state === 'submitted' || facts.state === 'verifying';
  const on =
    isHandedIn && facts.submittedOn !== null && facts.submittedOn < today ? facts.submittedOn : today;
  const scheduleOn = pack.judged === 'monthly' ? firstOfMonth(on) : on;
  const { pausedWorkdays, milestones } = facts;
  const expected = expectedProgress(
    { issuedOn, currentDueOn: dueOn, pausedWorkdays, milestones },
    scheduleOn,
    calendar,
  );
  return {
    dueOn,
    expected,
    progress: facts.progress,
    gap: expected - facts.progress,
    workdaysLeft: calendar.workdaysBetween(on, dueOn),
    isPastDue: on > dueOn,
    hasMissedMilestone: milestones.some((m) => m.reachedOn === null && m.dueOn < scheduleOn),
    monthsNotStarted: facts.progress > 0 ? 0 : monthsSince(facts.plannedStartOn, on),
    facts,
  };
}

export function holds(condition: Condition, measured: Measure): boolean {
  switch (condition.kind) {
    case 'pastDue':
      return measured.isPastDue;
    case 'dueWithin':
      return measured.workdaysLeft <= condition.workdays;
    case 'behindAtLeast':
      return measured.gap >= condition.points;
    case 'behindMoreThan':
      return measured.gap > condition.points;
    case 'milestoneMissed':
      return measured.hasMissedMilestone;
    case 'cannotFinish':
      return measured.facts.cannotFinish;
    case 'sentBack':
      return measured.facts.timesSentBack >= condition.times;
    case 'notStartedFor':
      return measured.monthsNotStarted >= condition.months;
    case 'criticised':
      return measured.facts.isCriticised;
    case 'all':
      return condition.of.every((part) => holds(part, measured));
    case 'any':
      return condition.of.some((part) => holds(part, measured));
  }
}

function firstOfMonth(date: LocalDate): LocalDate {
  return localDate(`${date.slice(0, 8)}01`);
}

/** Whole months that have ended since the month of `from` began; 0 in that month and before it. */
function monthsSince(from: LocalDate | null, on: LocalDate): number {
  return from === null ? 0 : Math.max(0, monthNumber(on) - monthNumber(from));
}

function monthNumber(date: LocalDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
