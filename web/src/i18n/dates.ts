import { useLanguage, type Language } from './language.js';

/** Everything here happens in China; where the reader's computer stands changes no date. */
const TIME_ZONE = 'Asia/Shanghai';

export interface Dates {
  /** A day as the API gives it (`2026-03-02`) → 2026年3月2日 */
  readonly day: (day: string) => string;
  /** 3月2日, for narrow places where the year is clear */
  readonly shortDay: (day: string) => string;
  /** An instant (ISO 8601) → 2026年3月2日 08:30, China time */
  readonly moment: (instant: string) => string;
  /** An instant → 08:30, China time */
  readonly time: (instant: string) => string;
  /** 1234567 → 1,234,567 */
  readonly number: (value: number) => string;
  /** 0.873 → 87.3% */
  readonly percent: (share: number) => string;
  /** 3 → 3 个工作日 */
  readonly workdays: (count: number) => string;
}

const byLanguage = new Map<Language, Dates>();

/** Dates and numbers as the language of the person writes them. */
export function useDates(): Dates {
  const language = useLanguage();
  const kept = byLanguage.get(language);
  if (kept !== undefined) return kept;
  const made = datesIn(language);
  byLanguage.set(language, made);
  return made;
}

export function datesIn(language: Language): Dates {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: TIME_ZONE, hourCycle: 'h23', ...options });
  const day = format({ dateStyle: language === 'en' ? 'medium' : 'long' });
  const shortDay = format({ month: language === 'en' ? 'short' : 'long', day: 'numeric' });
  const time = format({ hour: '2-digit', minute: '2-digit' });
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  return {
    day: (value) => day.format(noonOf(value)),
    shortDay: (value) => shortDay.format(noonOf(value)),
    moment: (instant) => `${day.format(new Date(instant))} ${time.format(new Date(instant))}`,
    time: (instant) => time.format(new Date(instant)),
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    workdays: (count) => workdays(language, count),
  };
}

/** A day as such; of an instant the day that it is in China then. */
function noonOf(day: string): Date {
  return new Date(day.length > 'YYYY-MM-DD'.length ? day : `${day}T12:00:00+08:00`);
}

function workdays(language: Language, count: number): string {
  if (language === 'zh-CN') return `${count} 个工作日`;
  return count === 1 ? '1 working day' : `${count} working days`;
}

/** Today in China, `2026-03-02`. Only to begin a form with: what a day means is decided by the API's clock. */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE, dateStyle: 'short' }).format(new Date());
}
