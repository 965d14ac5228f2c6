import { createHash } from 'node:crypto';
import { canonical } from './cell-text.js';
import { EDITABLE_COLUMNS } from './ledger-columns.js';
import type { LedgerRow } from './ledger-row.js';

/** Headers of the hidden columns by which a line is known again when the file comes back. */
export const MARK_HEADERS = { id: '__id', version: '__version', cells: '__cells' } as const;

/** What an editable cell said, without saying it: tells whether a person changed it, and whether somebody else did meanwhile. */
export function cellMark(taskId: string, column: string, text: string): string {
  return createHash('sha256')
    .update(`${taskId}\n${column}\n${canonical(text)}`)
    .digest('hex')
    .slice(0, 16);
}

/** The marks of all editable cells of a line, in the order of the columns. */
export function rowMarks(row: LedgerRow): string {
  return EDITABLE_COLUMNS.map(({ key, value }) => cellMark(row.id, key, String(value(row)))).join('.');
}
