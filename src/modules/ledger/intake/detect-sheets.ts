import { columnOf } from '../reading/read-xlsx.js';
import type { ReadRow, SheetEvent } from '../reading/sheet-events.js';
import { detectHeader, type DetectedColumn } from './ledger-fields.js';

/** A cell that stands for the rows below it too. */
export interface DownwardMerge {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

export interface DetectedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly headerRow: number | null;
  readonly columns: readonly DetectedColumn[];
  readonly rows: number;
  readonly mergedCells: number;
  readonly formulaCells: number;
  readonly merges: readonly DownwardMerge[];
}

/** Rows among which the headers are looked for. */
const FIRST_ROWS = 30;

/** What stands in each sheet of a workbook, and how its columns look. */
export async function detectSheets(events: AsyncIterable<SheetEvent>): Promise<DetectedSheet[]> {
  const sheets: DetectedSheet[] = [];
  let first: ReadRow[] = [];
  for await (const event of events) {
    if (event.what === 'sheet') {
      first = [];
      const { name, hidden } = event;
      sheets.push({ name, hidden, ...EMPTY });
      continue;
    }
    const sheet = sheets.at(-1);
    if (sheet === undefined) continue;
    sheets[sheets.length - 1] =
      event.what === 'merged'
        ? { ...sheet, mergedCells: event.cells, merges: event.ranges.flatMap(downward) }
        : withRows(sheet, event.rows, first);
  }
  return sheets;
}

const EMPTY = { headerRow: null, columns: [], rows: 0, mergedCells: 0, formulaCells: 0, merges: [] };

function withRows(sheet: DetectedSheet, rows: readonly ReadRow[], first: ReadRow[]): DetectedSheet {
  const isBeginning = first.length < FIRST_ROWS;
  if (isBeginning) first.push(...rows.slice(0, FIRST_ROWS - first.length));
  const header = isBeginning ? detectHeader(first) : null;
  return {
    ...sheet,
    ...(header !== null && { headerRow: header.row, columns: header.columns }),
    rows: sheet.rows + rows.length,
    formulaCells: sheet.formulaCells + rows.reduce((n, { formulas }) => n + formulas.length, 0),
  };
}

/** Ranges over rows; those over columns alone are headings. */
function downward(range: string): DownwardMerge[] {
  const [, start = '', from = '', to = ''] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(range) ?? [];
  return Number(to) > Number(from) ? [{ column: columnOf(start), from: Number(from), to: Number(to) }] : [];
}

/** Gives the rows below a merged cell its text, as the eye reads it. */
export class FillDown {
  private readonly open = new Map<number, { readonly to: number; readonly text: string }>();
  private readonly starts: ReadonlyMap<number, readonly DownwardMerge[]>;

  constructor(merges: readonly DownwardMerge[]) {
    const starts = new Map<number, DownwardMerge[]>();
    for (const merge of merges) starts.set(merge.from, [...(starts.get(merge.from) ?? []), merge]);
    this.starts = starts;
  }

  /** To be called row by row from above. */
  cellsOf({ row, cells }: ReadRow): readonly string[] {
    const filled = [...cells];
    for (const [column, { to, text }] of this.open) {
      if (row > to) this.open.delete(column);
      else if ((filled[column] ?? '') === '') filled[column] = text;
    }
    for (const { column, to } of this.starts.get(row) ?? [])
      this.open.set(column, { to, text: filled[column] ?? '' });
    return filled;
  }
}
