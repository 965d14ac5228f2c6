import type { DueRule } from '../../../core/calendar/index.js';
import { toDayNumber, type LocalDate } from '../../../core/shared/local-date.js';

/** What documents call the values of the program (docs/glossary.md). */
export const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  priority: { ordinary: '一般', important: '重要', key: '重点' },
  rectificationClass: { immediate: '立行立改', staged: '分阶段整改', continuing: '持续整改' },
  light: { grey: '灰灯', green: '绿灯', yellow: '黄灯', red: '红灯' },
  verdict: {
    done: '已完成整改',
    basically_done: '基本完成',
    continuing: '持续整改',
    not_done: '尚未整改',
    not_applicable: '不再适用',
  },
  method: { paper: '书面审核', on_site: '现场核查', sample: '抽样核查' },
  sendBackReason: {
    unclear_facts: '事实不清',
    problem_unsolved: '问题未解决',
    insufficient_evidence: '证据不足',
    bad_format: '格式不符',
  },
  state: {
    draft: '草拟',
    registered: '已立项',
    issued: '已交办',
    return_pending: '退回待定',
    in_progress: '整改中',
    paused: '暂缓',
    submitted: '已报结',
    verifying: '核查中',
    done: '已完成整改',
    basically_done: '基本完成',
    continuing: '持续整改',
    not_done: '尚未整改',
    not_applicable: '不再适用',
    publicity: '公示中',
    closed: '已销号',
    reopened: '已重启',
    carried_over: '已结转',
    cancelled: '已撤销',
    merged: '已并案',
  },
  recheck: { passed: '通过', failed: '未通过，应予重启' },
  extension: { granted: '同意延期', refused: '不同意延期' },
};

/** The word for a value; nothing for no value. */
export function word(list: string, value: string | null | undefined): string | null {
  return value === null || value === undefined ? null : (WORDS[list]?.[value] ?? value);
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
