import type { Schema } from '../../../api/client.js';

/** A limit that falls on another day: the time limit of a task, or one of those beside it. */
export interface MoveRow {
  /** Of the list: `due` and the task, or the key of the limit. */
  readonly key: string;
  readonly taskId: string;
  readonly number: string | null;
  readonly title: string;
  /** Null: the time limit of the task itself. */
  readonly kind: Schema<'LimitMoveView'>['kind'] | null;
  readonly unitName: string | null;
  readonly from: string;
  readonly to: string;
  readonly isEarlier: boolean;
}

export interface Looked {
  /** How many were looked at. */
  readonly count: number;
  readonly rows: readonly MoveRow[];
}

/** Both kinds in one list, time limits first. */
export function lookedAt(
  deadlines: readonly Schema<'DeadlineMovesPage'>[],
  limits: readonly Schema<'LimitMovesPage'>[],
): Looked {
  return {
    count:
      deadlines.reduce((sum, { tasks }) => sum + tasks, 0) +
      limits.reduce((sum, page) => sum + page.limits, 0),
    rows: [
      ...deadlines.flatMap(({ moves }) =>
        moves.map((move) => ({ ...move, key: dueKey(move.taskId), kind: null, unitName: null })),
      ),
      ...limits.flatMap(({ moves }) => moves),
    ],
  };
}

const DUE = 'due ';

function dueKey(taskId: string): string {
  return `${DUE}${taskId}`;
}

/** What is chosen, as the two lists that the API takes. */
export function chosenOf(rows: readonly MoveRow[], keys: ReadonlySet<string>) {
  const chosen = rows.filter(({ key }) => keys.has(key));
  return {
    taskIds: chosen.filter(({ kind }) => kind === null).map(({ taskId }) => taskId),
    keys: chosen.filter(({ kind }) => kind !== null).map(({ key }) => key),
  };
}
