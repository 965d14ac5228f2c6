import type { ClosureAnswer } from './types.js';

/** Where the task stands in the ledger: acceptance classes of domain.md §10 once decided. */
export type LedgerDecision = 'done' | 'basically_done' | 'continuing' | 'not_done' | 'not_applicable';

export interface LedgerStanding {
  /** State of the task; `closed` is 销号. */
  readonly state: string;
  readonly decision: LedgerDecision | null;
}

/**
 * The report beside the ledger (domain.md §14 point 3):
 * - `agree`: both say the same;
 * - `report-claims-more`: the report calls closed what the ledger has not struck off;
 * - `ledger-closed-report-silent`: struck off, and the report does not say so at all;
 * - `ledger-closed-report-open`: struck off, and the report still speaks of work going on;
 * - `restated-without-result`: the report repeats the matter, or names measures, and gives no figure, result or status;
 * - `open-report-silent`: open in the ledger, and the report passes over it;
 * - `no-ledger`: the item never became a task.
 */
export type LedgerVerdict =
  | 'agree'
  | 'report-claims-more'
  | 'ledger-closed-report-silent'
  | 'ledger-closed-report-open'
  | 'restated-without-result'
  | 'open-report-silent'
  | 'no-ledger';

const CLOSED_STATES: ReadonlySet<string> = new Set(['closed', 'publicity']);
const CLOSED_DECISIONS: ReadonlySet<LedgerDecision | null> = new Set<LedgerDecision | null>([
  'done',
  'not_applicable',
]);

/** `basically_done` and `continuing` are open: something is left (domain.md §10). A reopened task is open whatever was decided. */
export function isClosedInLedger(ledger: LedgerStanding): boolean {
  if (CLOSED_STATES.has(ledger.state))
    return ledger.decision === null || CLOSED_DECISIONS.has(ledger.decision);
  return ledger.state === 'done' && CLOSED_DECISIONS.has(ledger.decision);
}

const WHEN_CLOSED: Readonly<Record<ClosureAnswer, LedgerVerdict>> = {
  'stated-closed': 'agree',
  'stated-in-progress': 'ledger-closed-report-open',
  'mentioned-only': 'restated-without-result',
  silent: 'ledger-closed-report-silent',
};

const WHEN_OPEN: Readonly<Record<ClosureAnswer, LedgerVerdict>> = {
  'stated-closed': 'report-claims-more',
  'stated-in-progress': 'agree',
  'mentioned-only': 'restated-without-result',
  silent: 'open-report-silent',
};

/** What the report says of a matter. */
export interface Said {
  readonly answer: ClosureAnswer;
  /** Measures alone: the sentences on the matter give no figure, result or status (feature `no-result`). */
  readonly isWithoutResult: boolean;
}

/** What a supervisor should know before the leaders sign. */
export function verdictAgainstLedger(
  { answer, isWithoutResult }: Said,
  ledger: LedgerStanding | null,
): LedgerVerdict {
  if (ledger === null) return 'no-ledger';
  if (isWithoutResult && answer === 'stated-in-progress') return 'restated-without-result';
  return isClosedInLedger(ledger) ? WHEN_CLOSED[answer] : WHEN_OPEN[answer];
}
