import type { LocalDate } from '../shared/local-date.js';
import type { Rhythm } from '../warning/index.js';

/** A month or a quarter of the calendar, both ends included. */
export interface Period {
  readonly start: LocalDate;
  readonly end: LocalDate;
}

const MONTHS: Readonly<Record<Rhythm, number>> = { monthly: 1, quarterly: 3 };

export function periodOf(date: LocalDate, rhythm: Rhythm): Period {
  const months = MONTHS[rhythm];
  const month = monthNumber(date);
  return period(month - (month % months), months);
}

export function periodBefore(later: Period, rhythm: Rhythm): Period {
  const months = MONTHS[rhythm];
  return period(monthNumber(later.start) - months, months);
}

/** Months since January of the year 0; written out by hand because a sweep asks a million times. */
function monthNumber(date: LocalDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
}

function period(firstMonth: number, months: number): Period {
  const lastMonth = firstMonth + months - 1;
  return {
    start: `${yearAndMonth(firstMonth)}-01` as LocalDate,
    end: `${yearAndMonth(lastMonth)}-${daysIn(lastMonth)}` as LocalDate,
  };
}

function yearAndMonth(month: number): string {
  const inYear = (month % 12) + 1;
  return `${Math.floor(month / 12)}-${inYear < 10 ? '0' : ''}${inYear}`;
}

function daysIn(month: number): number {
  const year = Math.floor(month / 12);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month % 12] ?? 31;
}
