import type { WorkCalendar } from '../calendar/index.js';
import type { LocalDate } from '../shared/local-date.js';
import type { Ladder } from '../warning/index.js';

/** One step of a ladder: how many working days from its anchor, and on which day that falls. */
export interface LadderStep {
  /** Negative before the anchor, 0 on its last working day. */
  readonly offset: number;
  readonly day: LocalDate;
}

/**
 * The step of the ladder that was reached last, on or before `today`; null before the first one. An anchor on a rest day
 * counts from the working day before it, since nothing is sent on the day itself.
 *
 * @param today a working day
 */
export function latestStep(
  ladder: Ladder,
  anchor: LocalDate,
  at: { readonly today: LocalDate; readonly calendar: WorkCalendar },
): LadderStep | null {
  const { calendar, today } = at;
  const lastDay = calendar.rollBack(anchor);
  const daysAfter = calendar.workdaysBetween(lastDay, today);
  if (ladder.after !== null && daysAfter >= ladder.after.first) {
    const { first, every } = ladder.after;
    const offset = every === null ? first : daysAfter - ((daysAfter - first) % every);
    return { offset, day: calendar.addWorkdays(lastDay, offset) };
  }
  let step: number | undefined;
  for (const before of ladder.before) if (before >= -daysAfter) step = before;
  return step === undefined ? null : { offset: -step, day: calendar.subtractWorkdays(lastDay, step) };
}
