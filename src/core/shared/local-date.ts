declare const localDateBrand: unique symbol;

/** A day of the calendar without time or zone, written `YYYY-MM-DD`; string order is date order. */
export type LocalDate = string & { readonly [localDateBrand]: true };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** The date, or null where the text is not a real day (2026-02-30 is none). */
export function parseLocalDate(text: string): LocalDate | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? (text as LocalDate) : null;
}

/** @throws RangeError where the text is not a real day: for literals and values already validated. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === null) throw new RangeError(`not a calendar day: ${text}`);
  return date;
}

/** Whole days since 1970-01-01, for arithmetic; counted by hand because a sweep asks some ten million times. */
export function toDayNumber(date: LocalDate): number {
  const digits = (at: number, count: number): number => {
    let value = 0;
    for (let i = at; i < at + count; i += 1) value = value * 10 + date.charCodeAt(i) - 48;
    return value;
  };
  const month = digits(5, 2);
  // The year begins in March here, so that the leap day is its last one.
  const year = digits(0, 4) - (month <= 2 ? 1 : 0);
  const daysBeforeMonth = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  const daysBeforeYear = year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return daysBeforeYear + daysBeforeMonth + digits(8, 2) - 719_469;
}

export function fromDayNumber(day: number): LocalDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10) as LocalDate;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** Same day of a later month, or that month's last day where it has none (民法典 202). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10) as LocalDate;
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}
