import { type LocalDate, parseLocalDate } from '../../shared/local-date.js';
import type { Span } from '../../shared/span.js';

export interface FoundDate extends Span {
  readonly date: LocalDate;
}

// A clock time may follow without a space in the matching copy: 2024-3-509:18.
const DAY = '(20\\d\\d)[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?=\\d\\d:\\d\\d|\\D|$)';
const PUBLISHED = [
  new RegExp(`(?:发布|公开|上传|发文)(?:日期|时间)[\\]】:|\\n]*${DAY}`),
  new RegExp(`(?:^|\\||\\])(?:时间|日期|发布于)[\\]】:|\\n]*${DAY}`, 'm'),
  new RegExp(`更新(?:日期|时间)[\\]】:|\\n]*${DAY}`),
  new RegExp(`(?<!更新|成文|生成|印发|有效|施行)(?:时间|日期)[\\]】:|\\n]*${DAY}`),
  // A bare date with the time of day, or with the page's own fields behind it, is the page's own stamp.
  new RegExp(`^${DAY}(?:\\d\\d:\\d\\d|(?=(?:信息)?来源|点击|浏览|阅读|访问))`, 'm'),
];
const SIGNED = new RegExp(`(?:成文|生成|印发)(?:日期|时间)[\\]】:|\\n]*${DAY}`);
const DATE_LINE = new RegExp(`^[(\\u4e00-\\u9fff]{0,32}?${DAY}\\)?$`);

/** 发布日期 in the page's own frame; `text` is the frame, offsets are into it. */
export function publishedIn(text: string): FoundDate | null {
  for (const pattern of PUBLISHED) {
    const found = toDate(pattern.exec(text));
    if (found) return found;
  }
  return null;
}

/** 成文日期 in the page's own frame. */
export function signedIn(text: string): FoundDate | null {
  return toDate(SIGNED.exec(text));
}

/** A line that holds nothing but a date, or a signature and a date. */
export function dateLine(line: string): FoundDate | null {
  return toDate(DATE_LINE.exec(line)) ?? chineseDateLine(line);
}

const CHINESE_DAY =
  /^[(]?(二[〇○O0零][一二三四五六七八九〇○零]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日[)]?$/;
const DIGITS = '〇一二三四五六七八九';

function chineseDateLine(line: string): FoundDate | null {
  const match = CHINESE_DAY.exec(line);
  if (!match) return null;
  const year = chineseYear(match[1] ?? '');
  const date = parseLocalDate(
    `${year}-${pad(chineseTens(match[2] ?? ''))}-${pad(chineseTens(match[3] ?? ''))}`,
  );
  return date ? { date, start: 0, end: line.length } : null;
}

/** 二〇二三 → 2023; NaN where it is none. */
export function chineseYear(numeral: string): number {
  const digits = [...numeral].map((char) => (/[○O0零]/.test(char) ? 0 : DIGITS.indexOf(char)));
  return digits.includes(-1) ? Number.NaN : Number(digits.join(''));
}

function chineseTens(numeral: string): string {
  const ten = numeral.indexOf('十');
  if (ten < 0) return String(DIGITS.indexOf(numeral));
  const tens = ten === 0 ? 1 : DIGITS.indexOf(numeral[0] ?? '');
  const units = ten === numeral.length - 1 ? 0 : DIGITS.indexOf(numeral[ten + 1] ?? '');
  return String(tens * 10 + units);
}

function pad(value: string): string {
  return value.padStart(2, '0');
}

function toDate(match: RegExpExecArray | null): FoundDate | null {
  if (!match) return null;
  const [whole, year, month, day] = match;
  const date = parseLocalDate(`${year}-${pad(month ?? '')}-${pad(day ?? '')}`);
  if (!date) return null;
  const end = match.index + whole.length;
  return { date, start: match.index + whole.indexOf(year ?? ''), end };
}
