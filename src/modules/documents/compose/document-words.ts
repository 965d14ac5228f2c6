import type { DueRule } from '../../../core/calendar/index.js';
import { toDayNumber, type LocalDate } from '../../../core/shared/local-date.js';
import {
  CLASS_WORDS,
  LIGHT_WORDS,
  METHOD_WORDS,
  PRIORITY_WORDS,
  SEND_BACK_WORDS,
  STATE_WORDS,
  VERDICT_WORDS,
  wordFor,
} from '../../../core/words/index.js';

/** What documents call the values of the program: the words of the catalogue, and those that only documents say. */
const WORDS = {
  state: STATE_WORDS,
  verdict: VERDICT_WORDS,
  rectificationClass: CLASS_WORDS,
  priority: PRIORITY_WORDS,
  light: LIGHT_WORDS,
  method: METHOD_WORDS,
  sendBackReason: SEND_BACK_WORDS,
  recheck: { passed: '通过', failed: '未通过，应予重新整改' },
  returnAnswer: { accepted: '同意退回', refused: '不同意退回' },
  extension: { granted: '同意延期', refused: '不同意延期' },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** The word for a value; nothing for no value. */
export function word(list: keyof typeof WORDS, value: string | null | undefined): string | null {
  return value === null || value === undefined ? null : wordFor(WORDS[list], value);
}

/** `2026年3月2日`, as GB/T 9704 writes the 成文日期. */
export function longDate(day: LocalDate | null | undefined): string | null {
  if (day === null || day === undefined) return null;
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** The rule in words and the day it comes to: the slip says 工作日 or 日 (domain.md 8). */
export function dueInWords(rule: DueRule | null, due: LocalDate | null): string | null {
  const until = longDate(due);
  if (rule === null || until === null) return until;
  switch (rule.kind) {
    case 'workdays':
      return `自交办之日起${rule.n}个工作日，至${until}`;
    case 'days':
      return `自交办之日起${rule.n}日，至${until}`;
    case 'months':
      return `自交办之日起${rule.n}个月，至${until}`;
    default:
      return `${until}前`;
  }
}

/** How far a day is: by the calendar, not by working days, and it says so. */
export function distance(due: LocalDate | null, today: LocalDate): string {
  if (due === null) return '尚未设定办理时限';
  const days = toDayNumber(due) - toDayNumber(today);
  if (days === 0) return '今日到期';
  return days > 0 ? `距到期还有${days}天` : `已逾期${-days}天`;
}

export function joined(names: readonly string[]): string | null {
  return names.length === 0 ? null : names.join('、');
}
