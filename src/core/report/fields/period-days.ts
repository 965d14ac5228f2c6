import { addDays, type LocalDate, localDate } from '../../shared/local-date.js';
import type { Period } from './types.js';

/** A stretch of one year, by its first and last day. */
export interface Stretch {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const pad = (value: number): string => String(value).padStart(2, '0');

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function lastDayOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
}

/** Every stretch of whole months that a text can name, made once: some two thousand at most. */
const STRETCHES = new Map<number, Stretch>();

/** Months `first` to `last` of a year of this century; null where there are no such months. */
export function months(year: number, first: number, last: number): Stretch | null {
  if (first < 1 || last > 12 || first > last) return null;
  const key = (year * 100 + first) * 100 + last;
  const known = STRETCHES.get(key);
  if (known) return known;
  const stretch = {
    from: localDate(`${year}-${pad(first)}-01`),
    to: localDate(`${year}-${pad(last)}-${lastDayOf(year, last)}`),
  };
  STRETCHES.set(key, stretch);
  return stretch;
}

/** @param year has twelve months, whatever it is */
export function wholeYear(year: number): Stretch {
  const stretch = months(year, 1, 12);
  if (!stretch) throw new RangeError(`not a year: ${year}`);
  return stretch;
}

/** 上旬, 中旬, 下旬 of a month. */
export function tenDays(year: number, month: number, part: string): Stretch | null {
  const whole = months(year, month, month);
  if (!whole) return null;
  const day = (n: number): LocalDate => addDays(whole.from, n - 1);
  if (part === '上') return { from: whole.from, to: day(10) };
  return part === '中' ? { from: day(11), to: day(20) } : { from: day(21), to: whole.to };
}

/**
 * What 「X前」 asks for. 底前, 末前 and 内 reach to the last day. No law says whether 前 by itself counts the day named
 * (民法典 1259 leaves it out), so the day before is taken, except at a month's last day, where everybody means it.
 */
export function by(stretch: Stretch | null, toTheEnd: boolean): Period {
  if (!stretch) return { kind: 'by', on: null };
  if (toTheEnd) return { kind: 'by', on: stretch.to };
  const isMonthEnd = stretch.from === stretch.to && addDays(stretch.to, 1).endsWith('-01');
  return { kind: 'by', on: isMonthEnd ? stretch.to : addDays(stretch.from, -1) };
}

export function during(stretch: Stretch | null): Period {
  return { kind: 'during', from: stretch?.from ?? null, to: stretch?.to ?? null };
}
