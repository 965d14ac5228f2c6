import { addDays, type LocalDate } from '../shared/local-date.js';
import type { RuleContext } from '../warning/index.js';
import { clockKey, type Notice, type NoticeFacts } from './facts.js';
import { noticesDue, sweptThrough } from './notices.js';

export interface PlannedNotice extends Notice {
  /** The day of the sweep that plans it. */
  readonly on: LocalDate;
}

/**
 * Every notice a task gets if it is swept each day from `ctx.today` through `through` and nobody does anything about it:
 * the same rules as a real sweep, with what it keeps of one sweep for the next.
 */
export function noticesThrough(start: NoticeFacts, through: LocalDate, ctx: RuleContext): PlannedNotice[] {
  const planned: PlannedNotice[] = [];
  let facts = start;
  for (let today = ctx.today; today <= through; today = addDays(today, 1)) {
    const notices = noticesDue(facts, { ...ctx, today });
    planned.push(...notices.map((notice) => ({ ...notice, on: today })));
    facts = afterSweep(facts, notices, { ...ctx, today });
  }
  return planned;
}

/** What a sweep leaves behind for the next one. */
export function afterSweep(facts: NoticeFacts, planned: readonly Notice[], ctx: RuleContext): NoticeFacts {
  const reached = { ...facts.reached };
  for (const notice of planned) {
    const key = clockKey(notice);
    reached[key] = Math.max(reached[key] ?? 0, notice.level);
  }
  return { ...facts, reached, since: sweptThrough(facts.since, ctx.today, ctx.calendar) };
}
