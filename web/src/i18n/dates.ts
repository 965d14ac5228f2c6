import { useLanguage, type Language } from './language.js';

export interface Dates {
  /** A day as the API gives it (`2026-03-02`) → 2026年3月2日 */
  readonly day: (day: string) => string;
  /** 3月2日, for narrow places where the year is clear */
  readonly shortDay: (day: string) => string;
  /** 3月2日 in this year, with its year in any other: what is long overdue is not taken for what is to come */
  readonly nearDay: (day: string) => string;
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

/** Dates and numbers as the language of the person writes them; everything happens in China, wherever the reader's computer stands. */
export function useDates(): Dates {
  const language = useLanguage();
  const kept = byLanguage.get(language);
  if (kept !== undefined) return kept;
  const made = datesIn(language);
  byLanguage.set(language, made);
  return made;
}

/** By hand: the formatters of a browser take longer to be made than the whole first page to be drawn. */
export function datesIn(language: Language): Dates {
  const words = language === 'en' ? ENGLISH : CHINESE;
  const time = (instant: string) => inChina(instant).toISOString().slice(11, 16);
  const day = (value: string) => words.day(inChina(value));
  return {
    day,
    shortDay: (value) => words.shortDay(inChina(value)),
    nearDay: (value) => (isThisYear(value) ? words.shortDay(inChina(value)) : day(value)),
    moment: (instant) => `${day(instant)} ${time(instant)}`,
    time,
    number: (value) => grouped(value, 3),
    percent: (share) => `${grouped(share * 100, 1)}%`,
    workdays: (count) => workdays(language, count),
  };
}

interface DayWords {
  readonly day: (date: Date) => string;
  readonly shortDay: (date: Date) => string;
}

const CHINESE: DayWords = {
  day: (date) => `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`,
  shortDay: (date) => `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`,
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const ENGLISH: DayWords = {
  day: (date) => `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`,
  shortDay: (date) => `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`,
};

/** China has one time and does not change it. */
const AHEAD_MS = 8 * 3600_000;

/** @returns a date whose UTC fields are those of China then; of a day as such its noon */
function inChina(value: string): Date {
  const instant = value.length > 'YYYY-MM-DD'.length ? value : `${value}T12:00:00+08:00`;
  return new Date(Date.parse(instant) + AHEAD_MS);
}

function isThisYear(value: string): boolean {
  return inChina(value).getUTCFullYear() === Number(today().slice(0, 4));
}

/** Thousands apart, at most `places` decimals, none that is zero at the end. */
function grouped(value: number, places: number): string {
  const [whole = '', rest] = String(Number(value.toFixed(places))).split('.');
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? apart : `${apart}.${rest}`;
}

function workdays(language: Language, count: number): string {
  if (language === 'zh-CN') return `${count} 个工作日`;
  return count === 1 ? '1 working day' : `${count} working days`;
}

/** Today in China, `2026-03-02`. Only to begin a form with: what a day means is decided by the API's clock. */
export function today(): string {
  return inChina(new Date().toISOString()).toISOString().slice(0, 10);
}
