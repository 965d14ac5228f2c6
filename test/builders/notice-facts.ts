import { WorkCalendar, type YearTable } from '../../src/core/calendar/index.js';
import type { NoticeFacts } from '../../src/core/escalation/index.js';
import { localDate, type LocalDate } from '../../src/core/shared/local-date.js';
import { DEFAULT_PACK, type RuleContext } from '../../src/core/warning/index.js';

/** A week off at the start of May 2026, paid for by Saturday the 9th. */
const TABLE: YearTable = {
  year: 2026,
  version: 1,
  provisional: false,
  days: [
    ...['2026-05-01', '2026-05-04', '2026-05-05'].map(
      (date) => ({ date: localDate(date), kind: 'off', name: '劳动节' }) as const,
    ),
    { date: localDate('2026-05-09'), kind: 'makeup', name: '劳动节' },
  ],
};
const calendar = new WorkCalendar([TABLE]);

/** A sweep on that day by the default rules. */
export function sweepOf(today: LocalDate): RuleContext {
  return { today, calendar, pack: DEFAULT_PACK };
}

/** Signed for in good time, with an approved plan, due on Wednesday 2026-06-17; without a class no report is owed before. */
export function noticeFacts(change: Partial<NoticeFacts> = {}): NoticeFacts {
  return {
    state: 'in_progress',
    rectificationClass: null,
    signDueOn: localDate('2026-04-03'),
    signedOn: localDate('2026-04-02'),
    currentDueOn: localDate('2026-06-17'),
    returnDecisionDueOn: null,
    extensionDecisionDueOn: null,
    reviewOn: null,
    hasPlan: true,
    lastProgressOn: null,
    owedParts: [],
    disputeDueOn: null,
    submittedOn: null,
    verifyingSince: null,
    publicityEndsOn: null,
    nextRecheckOn: null,
    hasRunningSlip: false,
    since: localDate('2026-04-01'),
    reached: {},
    ...change,
  };
}
