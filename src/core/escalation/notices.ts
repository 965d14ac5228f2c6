import type { WorkCalendar } from '../calendar/index.js';
import type { LocalDate } from '../shared/local-date.js';
import type { ChainLink, RuleContext } from '../warning/index.js';
import { runningClocks, type RunningClock } from './clocks.js';
import { clockKey, type Notice, type NoticeFacts, type NoticePhase } from './facts.js';
import { latestStep } from './ladder-step.js';

/**
 * The notices of one task that a sweep on `today` must plan.
 *
 * - Nothing on a rest day; every due day is a working day.
 * - A step is planned by the first sweep on or after its day: those with `since < dueDay <= today` count.
 * - Catching up: of several missed steps of one family only the last is planned, once, under its own day. After a week
 *   without a sweep a unit gets one late notice a family and not five. A progress report owed for a period before the
 *   last one is not asked for any more: a later one, or the result that was due, has overtaken it.
 * - Levels: a notice goes to its whole chain up to the level that its step has reached, and at most one level higher
 *   than any notice of the family before it, so that no superior hears of a matter before those below had theirs.
 */
export function noticesDue(facts: NoticeFacts, ctx: RuleContext): Notice[] {
  if (!ctx.calendar.isWorkday(ctx.today)) return [];
  const notices: Notice[] = [];
  for (const clock of runningClocks(facts, ctx)) {
    const notice = noticeOf(clock, facts, ctx);
    if (notice !== null) notices.push(notice);
  }
  return notices;
}

/** What {@link NoticeFacts.since} becomes after a sweep: a rest day plans nothing and therefore settles nothing. */
export function sweptThrough(since: LocalDate, today: LocalDate, calendar: WorkCalendar): LocalDate {
  return today > since && calendar.isWorkday(today) ? today : since;
}

const FIRST_MINUTE = 8 * 60 + 30;
const END_MINUTE = 18 * 60;

/** 08:30 to 18:00 in Asia/Shanghai; outside it notices wait. @param minutesOfDay minutes after midnight there */
export function isSendingTime(minutesOfDay: number): boolean {
  return minutesOfDay >= FIRST_MINUTE && minutesOfDay < END_MINUTE;
}

function noticeOf(clock: RunningClock, facts: NoticeFacts, ctx: RuleContext): Notice | null {
  const { family, ladder, anchor, unitId } = clock;
  const ofUnit = unitId === undefined ? {} : { unitId };
  const step = latestStep(ladder, anchor, ctx);
  if (step === null || step.day <= facts.since) return null;
  const level = levelFor(ladder.chain, step.offset, facts.reached[clockKey(clock)] ?? 0);
  const phase = phaseOf(step.offset);
  return {
    family,
    ...ofUnit,
    ruleId: `${family}.${phase}-${Math.abs(step.offset)}`,
    reasonCode: `notice.${family}-${phase}`,
    dueDay: step.day,
    level,
    recipients: ladder.chain.slice(0, level).map((link) => link.role),
    params: { dueOn: anchor, workdaysLeft: ctx.calendar.workdaysBetween(ctx.today, anchor), ...ofUnit },
  };
}

function phaseOf(offset: number): NoticePhase {
  if (offset === 0) return 'on';
  return offset < 0 ? 'before' : 'after';
}

/** Links whose step has come, but one more than reached so far at most; those that start together count as one. */
function levelFor(chain: readonly ChainLink[], offset: number, reached: number): number {
  const come = linksUpTo(chain, offset);
  const next = chain[reached];
  return next === undefined ? come : Math.min(come, linksUpTo(chain, next.from));
}

function linksUpTo(chain: readonly ChainLink[], offset: number): number {
  let count = 0;
  for (const link of chain) if (link.from <= offset) count += 1;
  return count;
}
