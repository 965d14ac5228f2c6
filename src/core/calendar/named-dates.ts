import { addDays, addMonths, parseLocalDate, type LocalDate } from '../shared/local-date.js';
import type { Span } from '../shared/span.js';

/** A time limit that the text itself names; the span is the words that name it. */
export interface NamedDate extends Span {
  readonly date: LocalDate;
  readonly quote: string;
}

const MONTH_LIMIT = /(?:(20\d\d)年)?(1[0-2]|[1-9])月(?:([12]\d|3[01]|[1-9])日|(底|末))?(?:之前|以前|前)/g;
const YEAR_LIMIT = /(?:(20\d\d)年|今年|本年|(明年))?(?:年底前|年底之前|底前|年内)/g;

/**
 * Dates before which the text promises something: 2025年6月底前, 9月30日前, 年底前. Nothing is guessed: no limit named, none found.
 * @param planYear the year the text speaks of where it names none
 */
export function namedDates(text: string, planYear: number): NamedDate[] {
  const months = [...text.matchAll(MONTH_LIMIT)].map((match) => toNamed(match, monthLimit(match, planYear)));
  const years = [...text.matchAll(YEAR_LIMIT)]
    .filter((match) => !/月$/.test(text.slice(0, match.index)))
    .map((match) => toNamed(match, parseLocalDate(`${match[1] ?? planYear}-12-31`)));
  return [...months, ...years].filter((found) => found !== null).sort((a, b) => a.start - b.start);
}

function monthLimit([, year, month, day]: RegExpMatchArray, planYear: number): LocalDate | null {
  const first = parseLocalDate(`${year ?? planYear}-${month?.padStart(2, '0')}-01`);
  if (first === null) return null;
  return day === undefined
    ? addDays(addMonths(first, 1), -1)
    : parseLocalDate(`${first.slice(0, 8)}${day.padStart(2, '0')}`);
}

function toNamed(match: RegExpMatchArray, date: LocalDate | null): NamedDate | null {
  const start = match.index ?? 0;
  return date === null ? null : { date, quote: match[0], start, end: start + match[0].length };
}
