import type { ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { canonical, LONGEST_CELL } from '../columns/cell-text.js';
import { EDITABLE_COLUMNS, type EditedBy, type LedgerColumn } from '../columns/ledger-columns.js';
import type { LedgerRow } from '../columns/ledger-row.js';
import { cellMark, MARK_HEADERS } from '../columns/row-marks.js';
import type { ReadRow } from '../reading/sheet-events.js';

export type LineOutcome = 'changed' | 'unchanged' | 'conflict' | 'refused';

export interface CellChange {
  readonly column: string;
  readonly header: string;
  readonly before: string;
  readonly after: string;
  /** Why this cell is not taken; null: it is. */
  readonly code: ProblemCode | null;
}

/** What a dry run says of one line of a returned ledger. */
export interface CheckedLine {
  readonly rowNo: number;
  readonly taskId: string | null;
  readonly title: string | null;
  readonly outcome: LineOutcome;
  readonly code: ProblemCode | null;
  readonly changes: readonly CellChange[];
  readonly expectedVersion: number | null;
}

/** Where a header stands, from 0. */
export type Headers = ReadonlyMap<string, number>;

export function headersOf(cells: readonly string[]): Headers {
  return new Map(cells.map((cell, column) => [canonical(cell), column]));
}

/** The row that carries our hidden columns: only such a sheet can be taken back safely. */
export function isOurs(headers: Headers): boolean {
  return Object.values(MARK_HEADERS).every((header) => headers.has(header));
}

export function taskIdOf(row: ReadRow, headers: Headers): string | null {
  const id = (row.cells[headers.get(MARK_HEADERS.id) ?? -1] ?? '').trim().toLowerCase();
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null;
}

export interface LineContext {
  readonly row: ReadRow;
  readonly headers: Headers;
  /** The task as it is now, in the eyes of who returned the file; null: not to be seen. */
  readonly current: LedgerRow | null;
  /** Whose columns the person may change in this task. */
  readonly mayEdit: (row: LedgerRow) => readonly EditedBy[];
}

/**
 * Holds one line against the task as it is now. What the person did not touch is left alone, what somebody else changed
 * meanwhile is a conflict, and one cell that is refused refuses its line: a line is taken whole or not at all.
 */
export function checkLine({ row, headers, current, mayEdit }: LineContext): CheckedLine {
  const taskId = taskIdOf(row, headers);
  const nothing = { rowNo: row.row, taskId, title: null, changes: [], expectedVersion: null };
  if (taskId === null) return { ...nothing, outcome: 'refused', code: 'ledger.row-unknown' };
  if (current === null) return { ...nothing, outcome: 'refused', code: 'record.not-found' };
  const line = { ...nothing, title: current.fields.title, expectedVersion: current.version };
  const marks = (row.cells[headers.get(MARK_HEADERS.cells) ?? -1] ?? '').trim().split('.');
  if (marks.length !== EDITABLE_COLUMNS.length)
    return { ...line, outcome: 'refused', code: 'ledger.marks-broken' };
  const allowed = mayEdit(current);
  const changes = EDITABLE_COLUMNS.flatMap((column, i) =>
    changeOf(column, { row, headers, current, allowed, mark: marks[i] ?? '' }),
  );
  const refused = changes.find(({ code }) => code !== null && code !== 'ledger.changed-meanwhile');
  const conflict = changes.find(({ code }) => code === 'ledger.changed-meanwhile');
  const outcome =
    changes.length === 0 ? 'unchanged' : refused ? 'refused' : conflict ? 'conflict' : 'changed';
  return { ...line, changes, outcome, code: (refused ?? conflict)?.code ?? null };
}

interface CellContext {
  readonly row: ReadRow;
  readonly headers: Headers;
  readonly current: LedgerRow;
  readonly allowed: readonly EditedBy[];
  readonly mark: string;
}

function changeOf(column: LedgerColumn, context: CellContext): CellChange[] {
  const { row, headers, current, mark } = context;
  const place = headers.get(column.header);
  if (place === undefined) return [];
  const after = plainCell(column.key, row.cells[place] ?? '');
  const full = String(column.value(current));
  const before = canonical(full);
  if (cellMark(current.id, column.key, after) === mark || after === before) return [];
  const isFormula = row.formulas.includes(place);
  const isStale = cellMark(current.id, column.key, before) !== mark;
  const code = refusalOf(column, {
    ...context,
    after,
    isFormula,
    isStale,
    isCut: full.length > LONGEST_CELL,
  });
  return [{ column: column.key, header: column.header, before, after, code }];
}

const MAY_BE_EMPTIED = ['nextSteps'];

function refusalOf(
  { key, editedBy }: LedgerColumn,
  cell: { allowed: readonly EditedBy[]; after: string; isFormula: boolean; isStale: boolean; isCut: boolean },
): ProblemCode | null {
  if (editedBy === undefined || !cell.allowed.includes(editedBy)) return 'ledger.column-not-yours';
  if (cell.isFormula) return 'ledger.formula-cell';
  if (cell.isCut) return 'ledger.cell-cut';
  if (cell.after === '' && !MAY_BE_EMPTIED.includes(key)) return 'ledger.cell-emptied';
  if (key === 'progress' && !/^(?:100|\d{1,2})$/.test(cell.after)) return 'progress.out-of-bounds';
  if (key === 'dueOn' && !/^\d{4}-\d{2}-\d{2}$/.test(cell.after)) return 'ledger.not-a-day';
  return cell.isStale ? 'ledger.changed-meanwhile' : null;
}

/** A cell as our own export would have written it: 60% and 60.0 are 60, 2026/7/1 and 2026年7月1日 are 2026-07-01. */
export function plainCell(key: string, text: string): string {
  const plain = canonical(text);
  if (key === 'progress') {
    const number = plain.replace(/[%％]$/, '').trim();
    return number !== '' && Number.isFinite(Number(number)) ? String(Number(number)) : plain;
  }
  if (key !== 'dueOn') return plain;
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? [];
  if (year === undefined || month === undefined || day === undefined) return plain;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
