import { isClosedInLedger, type LedgerStanding } from '../../../core/closure/index.js';
import { END_STATES, type TaskState, type Verdict } from '../../../core/task/index.js';

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
 * Of several tasks that answer one item, the one that speaks for it: an item is closed only when each of its tasks is, so the
 * first open one does. Tasks that were cancelled, merged or carried over speak only where there is no other. Null: no task.
 */
export function speakingTask<T extends Standing>(tasks: readonly T[]): T | null {
  const standing = tasks.filter(({ state }) => !OVERTAKEN.includes(state));
  const speaking = standing.length > 0 ? standing : tasks;
  return speaking.find((task) => !isClosedInLedger(toStanding(task))) ?? speaking[0] ?? null;
}

/** Where an item stands in the ledger: as the task that speaks for it. Null: no task. */
export function ledgerOfItem(tasks: readonly Standing[]): LedgerStanding | null {
  const task = speakingTask(tasks);
  return task && toStanding(task);
}

function toStanding({ state, verdict }: Standing): LedgerStanding {
  return { state, decision: verdict };
}
