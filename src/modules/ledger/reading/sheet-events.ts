/** One row as a person sees it. */
export interface ReadRow {
  /** As the margin of the sheet counts, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Columns (from 0) whose text a formula gave when the file was last saved. */
  readonly formulas: readonly number[];
}

/** What reading a workbook gives, in order; rows in batches. */
export type SheetEvent =
  | { readonly what: 'sheet'; readonly name: string; readonly hidden: boolean }
  | { readonly what: 'rows'; readonly rows: readonly ReadRow[] }
  | {
      readonly what: 'merged';
      readonly cells: number;
      /** `A3:A7`, the first ten thousand of them. */
      readonly ranges: readonly string[];
    };

/** Why a file is not read; each is a problem code. */
export type UnreadableCode =
  | 'ledger.old-format'
  | 'ledger.not-a-workbook'
  | 'ledger.too-many-rows'
  | 'ledger.too-large-inside'
  | 'ledger.unreadable'
  | 'ledger.no-table';

export class Unreadable extends Error {
  constructor(readonly code: UnreadableCode) {
    super(code);
  }
}

/** Lines of one sheet that are taken; a ledger of a province has some ten thousand. */
export const MOST_ROWS = 100_000;
export const MOST_COLUMNS = 100;
export const ROWS_AT_ONCE = 500;
