import type { Schema } from '../../../api/client.js';
import type { LedgerView } from '../ledger-search.js';

export type TaskRow = Schema<'TaskRow'>;
export type ProblemRow = Schema<'ProblemRow'>;
export type MeasureRow = Schema<'MeasureRow'>;
export type ResponsibilityRow = Schema<'ResponsibilityRow'>;

/** A row of any view: each knows its task and a key of its own. */
export interface AnyRow {
  readonly view: LedgerView;
  readonly rowId: string;
  readonly taskId: string;
  readonly name: string;
  readonly row: TaskRow | ProblemRow | MeasureRow | ResponsibilityRow;
}

export const rowsOf = {
  tasks: (row: TaskRow): AnyRow => ({
    view: 'tasks',
    rowId: row.id,
    taskId: row.id,
    name: row.number ?? row.title,
    row,
  }),
  problems: (row: ProblemRow): AnyRow => ({
    view: 'problems',
    rowId: row.taskId,
    taskId: row.taskId,
    name: row.number ?? row.problem,
    row,
  }),
  measures: (row: MeasureRow): AnyRow => ({
    view: 'measures',
    rowId: row.measureId,
    taskId: row.taskId,
    name: row.number ?? row.measure,
    row,
  }),
  responsibilities: (row: ResponsibilityRow): AnyRow => ({
    view: 'responsibilities',
    rowId: row.taskId,
    taskId: row.taskId,
    name: row.number ?? row.title,
    row,
  }),
} as const;
