/**
 * Monday to Friday without any holiday, in closed form, for the years no table covers. Days are whole days since
 * 1970-01-01; workdays are counted from Monday 1969-12-29, which is number 1.
 */
const FIRST_MONDAY = -3;

/** How many weekdays lie between the first Monday and `day`, both included. */
export function weekdaysThrough(day: number): number {
  const sinceMonday = day - FIRST_MONDAY;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5);
}

/** The day that carries the weekday number `count`; the inverse of {@link weekdaysThrough} on weekdays. */
export function nthWeekday(count: number): number {
  const weeks = Math.floor((count - 1) / 5);
  return FIRST_MONDAY + weeks * 7 + (count - 1 - weeks * 5);
}

export function isWeekday(day: number): boolean {
  return weekdaysThrough(day) !== weekdaysThrough(day - 1);
}
