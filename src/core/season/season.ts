import type { WorkCalendar } from '../calendar/index.js';
import { addDays, localDate, type LocalDate } from '../shared/local-date.js';

/** A day of every year, `MM-DD`. */
export type MonthDay = string;

/** When a jurisdiction prepares and checks, as data; the filing dates themselves are set by 督察工作规定 art. 24. */
export interface SeasonDates {
  readonly prepareOn: MonthDay;
  readonly checkOn: MonthDay;
  /** Working days before a filing date on which those who owe a report are told; largest first. */
  readonly remindBefore: readonly number[];
}

export const DEFAULT_SEASON_DATES: SeasonDates = {
  prepareOn: '12-01',
  checkOn: '01-02',
  remindBefore: [20, 10, 5, 1],
};

/** The dates around the report of one year. */
export interface Season {
  /** Report year: the report written about it answers for the items of the year before. */
  readonly year: number;
  readonly prepareOn: LocalDate;
  readonly checkOn: LocalDate;
}

/** Until when one of the two duties can be done. */
export interface FilingLimit {
  /** The last working day on which it can still be done in time; reminders count toward it. */
  readonly planFor: LocalDate;
  /** The last day that is not late: moved off a day of rest (民法典 203), as the checks of a report count. */
  readonly lastDay: LocalDate;
}

export const FILING_DUTIES = ['filed', 'published'] as const;
export type FilingDuty = (typeof FILING_DUTIES)[number];

/** A season is over when the next half-year begins: from July on, the report to come is that of the running year. */
const SEASON_TURNS_IN = 7;

/** The report year whose season a day belongs to. */
export function seasonYearOn(day: LocalDate): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return month >= SEASON_TURNS_IN ? year : year - 1;
}

/** Both days are moved to the next working day: on a day of rest nobody is there to be told. */
export function seasonOf(year: number, dates: SeasonDates, calendar: WorkCalendar): Season {
  return {
    year,
    prepareOn: calendar.rollForward(inSeason(year, dates.prepareOn)),
    checkOn: calendar.rollForward(inSeason(year, dates.checkOn)),
  };
}

/** Whether the text is a day that every year has: 02-29 is none. */
export function isMonthDay(text: string): boolean {
  if (!/^\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`2001-${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(5, 10) === text;
}

/** `province`: the party committee and government of a province report to the centre, a month later than everybody else. */
export type FilingLevel = 'province' | 'other';

/**
 * By when the report of a year is filed and published: before 1 March (a province: before 1 April) and before 1 April of the
 * year after (domain.md 2.1). "Before" is read as the day before.
 */
export function filingLimit(
  duty: FilingDuty,
  { year, level }: { readonly year: number; readonly level: FilingLevel },
  calendar: WorkCalendar,
): FilingLimit {
  const first = duty === 'published' || level === 'province' ? '04-01' : '03-01';
  const dayBefore = addDays(localDate(`${year + 1}-${first}`), -1);
  return { planFor: calendar.rollBack(dayBefore), lastDay: calendar.rollForward(dayBefore) };
}

/** Which reminder of a duty is due: so many working days before, or `late`. */
export type ReminderStep = number | 'late';

/**
 * The reminder that a day calls for; of several whose day has passed only the last, so that a system that was away says one
 * thing and not four. Null: none yet.
 */
export function reminderStep(
  { planFor, lastDay }: FilingLimit,
  remindBefore: readonly number[],
  { today, calendar }: { readonly today: LocalDate; readonly calendar: WorkCalendar },
): ReminderStep | null {
  if (today > lastDay) return 'late';
  const reached = remindBefore.filter((days) => calendar.subtractWorkdays(planFor, days) <= today);
  return reached.length === 0 ? null : Math.min(...reached);
}

/** From July on a month belongs to the report year itself, before that to the year after. */
function inSeason(year: number, on: MonthDay): LocalDate {
  return localDate(`${Number(on.slice(0, 2)) >= SEASON_TURNS_IN ? year : year + 1}-${on}`);
}
