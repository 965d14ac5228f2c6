import { isClosedInLedger, type LedgerStanding } from '../../core/closure/index.js';
import { END_STATES, type TaskState, type Verdict } from '../../core/task/index.js';

/** What the ledger says of one task, as the check shows it beside the report. Days are of Asia/Shanghai, `YYYY-MM-DD`. */
export interface LedgerTask {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: TaskState;
  readonly verdict: Verdict | null;
  readonly leadName: string | null;
  readonly currentDueOn: string | null;
  readonly closedOn: string | null;
  readonly progress: number;
  readonly reportYear: number;
  readonly lastProgress: { readonly text: string; readonly reportedOn: string } | null;
  readonly evidence: readonly LedgerEvidence[];
}

/** One paper that proves one 认定标准. */
export interface LedgerEvidence {
  readonly criterion: string;
  readonly kind: string;
  readonly title: string;
  readonly reference: string | null;
  readonly effectiveOn: string;
}

type Standing = Pick<LedgerTask, 'state' | 'verdict'>;

/** Nothing is decided by a task that was dropped or goes on under another one. */
const OVERTAKEN: readonly TaskState[] = END_STATES.filter((state) => state !== 'closed');

/**
 * Where an item stands in the ledger when several tasks answer it: closed only when each of them is, so the first open one
 * speaks for all. Tasks that were cancelled, merged or carried over speak only where there is no other. Null: no task.
 */
export function ledgerOfItem(tasks: readonly Standing[]): LedgerStanding | null {
  const standing = tasks.filter(({ state }) => !OVERTAKEN.includes(state));
  const speaking = standing.length > 0 ? standing : tasks;
  const standings = speaking.map(({ state, verdict }) => ({ state, decision: verdict }));
  return standings.find((one) => !isClosedInLedger(one)) ?? standings[0] ?? null;
}
