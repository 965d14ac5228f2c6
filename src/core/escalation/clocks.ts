import { addDays, type LocalDate } from '../shared/local-date.js';
import { isOneOf, STATES_OF_WORK } from '../task/index.js';
import type { Ladder, RuleContext } from '../warning/index.js';
import type { NoticeFacts, NoticeFamily, OwedPart } from './facts.js';
import { periodBefore, periodOf, type Period } from './period.js';

/** A day towards and from which one family of notices counts. */
export interface RunningClock {
  readonly family: NoticeFamily;
  /** Whose clock it is where each unit has one of its own. */
  readonly unitId?: string;
  readonly anchor: LocalDate;
  readonly ladder: Ladder;
}

/** Every clock that runs for the task today. None runs on a draft, in a pause (but its review) or, but for re-visits, after the end. */
export function runningClocks(facts: NoticeFacts, ctx: RuleContext): RunningClock[] {
  const rules = ctx.pack.reminders;
  const clocks: RunningClock[] = [];
  const run = (family: NoticeFamily, ladder: Ladder, anchor: LocalDate | null): void => {
    if (anchor !== null) clocks.push({ family, ladder, anchor });
  };
  if (facts.state === 'paused') run('pause-review', rules.pauseReview, facts.reviewOn);
  if (facts.state === 'return_pending')
    run('return-decision', rules.returnDecision, facts.returnDecisionDueOn);
  if (facts.state === 'issued') run('sign', rules.sign, facts.signDueOn);
  if (facts.state === 'issued' || isOneOf(STATES_OF_WORK, facts.state))
    run('due', rules.due, dueAnchor(facts));
  if (!isOneOf(STATES_OF_WORK, facts.state)) return [...clocks, ...closingClocks(facts, ctx)];
  run('extension-decision', rules.extensionDecision, facts.extensionDecisionDueOn);
  run('plan', rules.plan, planAnchor(facts, ctx));
  run('progress', rules.progress, progressAnchor(facts, ctx));
  run('dispute', rules.dispute, facts.disputeDueOn);
  for (const { unitId, dueOn } of facts.owedParts)
    clocks.push({ family: 'part', unitId, anchor: dueOn, ladder: rules.part });
  run('part-missing', rules.partMissing, earliestOf(facts.owedParts));
  return clocks;
}

/** From the result handed in to the last 回头看: the supervising side owes every step. */
function closingClocks(facts: NoticeFacts, { pack, calendar }: RuleContext): RunningClock[] {
  const rules = pack.reminders;
  const waiting = (family: NoticeFamily, ladder: Ladder, anchor: LocalDate | null): RunningClock[] =>
    anchor === null ? [] : [{ family, ladder, anchor }];
  const after = (start: LocalDate | null, workdays: number): LocalDate | null =>
    start === null ? null : calendar.addWorkdays(start, workdays);
  switch (facts.state) {
    case 'submitted':
      return waiting(
        'verification',
        rules.verification,
        after(facts.submittedOn, rules.verification.workdays),
      );
    case 'verifying':
      return waiting('decision', rules.decision, after(facts.verifyingSince, rules.decision.workdays));
    case 'publicity':
      return waiting('publicity', rules.publicity, facts.publicityEndsOn);
    case 'closed':
      return waiting('recheck', rules.recheck, facts.nextRecheckOn);
    default:
      return [];
  }
}

/** The lead hears of the part that is owed longest; the others follow when it is in. */
function earliestOf(parts: readonly OwedPart[]): LocalDate | null {
  let earliest: LocalDate | null = null;
  for (const { dueOn } of parts) if (earliest === null || dueOn < earliest) earliest = dueOn;
  return earliest;
}

/** Silent while the supervisor owes an answer to a request for more time, and while a slip with its own limit is out. */
function dueAnchor(facts: NoticeFacts): LocalDate | null {
  return facts.extensionDecisionDueOn !== null || facts.hasRunningSlip ? null : facts.currentDueOn;
}

/** 立行立改 needs no plan of its own, and none is asked for that would come after the result. */
function planAnchor(facts: NoticeFacts, { calendar, pack }: RuleContext): LocalDate | null {
  if (facts.hasPlan || facts.signedOn === null || facts.rectificationClass === 'immediate') return null;
  const anchor = calendar.addWorkdays(facts.signedOn, pack.reminders.plan.workdays);
  return facts.currentDueOn !== null && anchor < facts.currentDueOn ? anchor : null;
}

/** The end of this period once its first step is near, else the end of the period before; of the first one still owed. */
function progressAnchor(facts: NoticeFacts, ctx: RuleContext): LocalDate | null {
  if (facts.rectificationClass === null || facts.signedOn === null) return null;
  const { calendar, pack, today } = ctx;
  const rhythm = pack.reminders.rhythm[facts.rectificationClass];
  const current = periodOf(today, rhythm);
  const isNear = calendar.workdaysBetween(today, current.end) <= (pack.reminders.progress.before[0] ?? 0);
  if (isNear && owesReport(facts, current, ctx)) return current.end;
  const previous = periodBefore(current, rhythm);
  return owesReport(facts, previous, ctx) ? previous.end : null;
}

/** As much of a task as the rhythm of its reports depends on. */
export type ReportingFacts = Pick<
  NoticeFacts,
  'state' | 'rectificationClass' | 'signedOn' | 'lastProgressOn' | 'currentDueOn'
>;

/** The last day of the period whose report is owed next: the one before where it was never given, else this or the next one. */
export function nextReportOn(facts: ReportingFacts, ctx: RuleContext): LocalDate | null {
  const { rectificationClass } = facts;
  if (rectificationClass === null || !isOneOf(STATES_OF_WORK, facts.state)) return null;
  const rhythm = ctx.pack.reminders.rhythm[rectificationClass];
  const current = periodOf(ctx.today, rhythm);
  const periods = [periodBefore(current, rhythm), current, periodOf(addDays(current.end, 1), rhythm)];
  return periods.find((period) => owesReport(facts, period, ctx))?.end ?? null;
}

/** Nothing reported in the period or since, long enough at work in it, and no result due by its end to say the same. */
function owesReport(facts: ReportingFacts, period: Period, { calendar, pack }: RuleContext): boolean {
  const { signedOn, lastProgressOn, currentDueOn } = facts;
  if (signedOn === null || (lastProgressOn !== null && lastProgressOn >= period.start)) return false;
  if (currentDueOn !== null && currentDueOn <= period.end) return false;
  return calendar.workdaysBetween(signedOn, period.end) >= pack.reminders.progress.afterWorkdays;
}
