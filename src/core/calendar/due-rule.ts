import { addDays, addMonths, localDate, yearOf, type LocalDate } from '../shared/local-date.js';
import { refuse, type Refusal } from '../shared/refusal.js';
import type { WorkCalendar } from './work-calendar.js';

/**
 * How a deadline is set. The slip itself says 工作日 or 日, since no law decides for internal 督办 (domain.md section 8).
 * `n` is a whole number of at least 1; the day of start is never counted (民法典 201).
 */
export type DueRule =
  /** 指定日期; it stays on a rest day unless `roll` is set. */
  | { readonly kind: 'fixedDate'; readonly date: LocalDate; readonly roll?: boolean }
  /** n 个工作日. */
  | { readonly kind: 'workdays'; readonly n: number }
  /** n 日, rolling forward off a rest day (民法典 203). */
  | { readonly kind: 'days'; readonly n: number }
  /** n 个月, to the same day or the month's end (民法典 202), rolling forward off a rest day. */
  | { readonly kind: 'months'; readonly n: number }
  /** 年底前: 31 December of the year of start, a fixed date that never rolls into the next year. */
  | { readonly kind: 'yearEnd' };

/** The last day on which the deadline is kept. Rests on {@link checkDueRule} having found nothing. */
export function dueOn(rule: DueRule, start: LocalDate, calendar: WorkCalendar): LocalDate {
  switch (rule.kind) {
    case 'fixedDate':
      return rule.roll ? calendar.rollForward(rule.date) : rule.date;
    case 'workdays':
      return calendar.addWorkdays(start, rule.n);
    case 'days':
      return calendar.rollForward(addDays(start, rule.n));
    case 'months':
      return calendar.rollForward(addMonths(start, rule.n));
    case 'yearEnd':
      return localDate(`${yearOf(start)}-12-31`);
  }
}

/** Why this rule gives no deadline after `start`, or null. */
export function checkDueRule(rule: DueRule, start: LocalDate): Refusal | null {
  if (rule.kind === 'fixedDate' && rule.date < start)
    return refuse('due-rule.before-start', { date: rule.date, start });
  if ('n' in rule && (!Number.isInteger(rule.n) || rule.n < 1))
    return refuse('due-rule.not-positive', { n: rule.n });
  return null;
}

/** What a new holiday table does to one deadline. */
export interface DueMove {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** A deadline moves to an earlier day only when a supervisor says so. */
  readonly needsConfirmation: boolean;
}

/**
 * Where the deadline of an open task goes when the calendar changes, null where it stays. Only an untouched rule moves:
 * a date that a person granted (extension, resume) is not to be passed in.
 */
export function moveUnder(rule: DueRule, at: DueBasis, calendar: WorkCalendar): DueMove | null {
  const to = dueOn(rule, at.start, calendar);
  return to === at.dueOn ? null : { from: at.dueOn, to, needsConfirmation: to < at.dueOn };
}

/** From which day a deadline was counted and where it stands now. */
export interface DueBasis {
  readonly start: LocalDate;
  readonly dueOn: LocalDate;
}
