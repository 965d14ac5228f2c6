import type { Writable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Style, Worksheet } from '@protobi/exceljs';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { toCellText } from '../columns/cell-text.js';
import { LEDGER_COLUMNS, type LedgerColumn } from '../columns/ledger-columns.js';
import type { LedgerRow } from '../columns/ledger-row.js';
import { MARK_HEADERS, rowMarks } from '../columns/row-marks.js';
import type { SteadyWorkbook } from './steady-workbook.js';

export const LEDGER_SHEET = '整改台账';
export const NOTES_SHEET = '说明';

/** What stands beside the lines: what was asked for, and where the chains of acts stood. */
export interface LedgerNotes {
  /** The ledger as of the end of this day; null: as it was at `madeAt`. */
  readonly asOf: LocalDate | null;
  readonly madeAt: Date;
  /** Filters in words. */
  readonly scope: readonly string[];
  readonly heads: readonly {
    readonly organisationName: string;
    readonly length: number;
    readonly head: string;
    readonly algorithm: string;
    readonly actedAt: Date;
  }[];
}

export interface WrittenLedger {
  readonly output: Writable;
  readonly batches: AsyncIterable<readonly LedgerRow[]>;
  readonly notes: LedgerNotes;
  /** Told after each batch how many lines are written. */
  readonly onProgress?: (written: number) => Promise<void>;
}

const BORDER = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const BORDERS = { top: BORDER, left: BORDER, bottom: BORDER, right: BORDER };
/** As text, also when somebody edits the cell: what begins with = + - @ never becomes a formula. */
const TEXT: Partial<Style> = {
  numFmt: '@',
  font: { name: '宋体', size: 10 },
  alignment: { vertical: 'top', wrapText: true },
  border: BORDERS,
};
const NUMBER: Partial<Style> = { ...TEXT, numFmt: '0', alignment: { vertical: 'top', horizontal: 'center' } };
const MARK: Partial<Style> = { numFmt: '@' };
const HEADER: Partial<Style> = {
  ...TEXT,
  font: { name: '黑体', size: 10, bold: true },
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
};
const fill = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const;
const FIXED_FILL = fill('FFE7E6E6');
const EDITABLE_FILL = fill('FFFFF2CC');

const styleOf = ({ key }: LedgerColumn) => (key === 'progress' ? NUMBER : TEXT);

/** By column. The writer gives each cell a copy of its column's style and describes every copy anew: these it knows again. */
const STYLES = [NUMBER, ...LEDGER_COLUMNS.map(styleOf), ...Object.values(MARK_HEADERS).map(() => MARK)];

/** Streams the workbook: lines as they come, then the notes. @returns how many lines were written */
export async function writeLedger({ output, batches, notes, onProgress }: WrittenLedger): Promise<number> {
  const failed = new Promise<never>((_, reject) => output.once('error', reject));
  failed.catch(() => undefined);
  const { SteadyWorkbook } = await import('./steady-workbook.js');
  const book = new SteadyWorkbook(output, notes.madeAt);
  const sheet = ledgerSheet(book, notes);
  let written = 0;
  for await (const rows of batches) {
    for (const row of rows) writeLine(sheet, row, (written += 1));
    await Promise.race([drained(output), failed]);
    await onProgress?.(written);
  }
  sheet.commit();
  writeNotes(book, notes, written);
  await Promise.race([book.commit(), failed]);
  return written;
}

/** The writer takes whatever it is given: waits for the archive and for whoever reads it before it is given more. */
async function drained(output: Writable): Promise<void> {
  await breathe();
  while (output.writableNeedDrain)
    await new Promise<void>((resolve) => output.once('drain', () => resolve()));
}

function ledgerSheet(book: SteadyWorkbook, { asOf }: LedgerNotes): Worksheet {
  const title = asOf === null ? LEDGER_SHEET : `${LEDGER_SHEET}（截至${asOf}）`;
  const sheet = book.addWorksheet(LEDGER_SHEET, {
    views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }],
    pageSetup: {
      paperSize: 8 as unknown as 9,
      orientation: 'landscape',
      fitToPage: true,
      // Two sheets of A3 side by side, with number and code on both: one would be too small to read.
      fitToWidth: 2,
      fitToHeight: 0,
      printTitlesRow: '1:1',
      printTitlesColumn: 'A:B',
      margins: { left: 0.4, right: 0.4, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddHeader: `&C&"黑体"&14${title}`, oddFooter: '&C第 &P 页，共 &N 页' },
  });
  const hidden = asOf === null ? Object.values(MARK_HEADERS) : [];
  sheet.columns = [
    { header: '序号', key: 'seq', width: 6, style: NUMBER },
    ...LEDGER_COLUMNS.map((column) => ({
      header: column.header,
      key: column.key,
      width: column.width,
      style: styleOf(column),
    })),
    ...hidden.map((header) => ({ header, key: header, width: 4, hidden: true, style: MARK })),
  ];
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: LEDGER_COLUMNS.length + 1 } };
  const header = sheet.getRow(1);
  header.height = 30;
  header.eachCell((cell, column) => {
    const editable = asOf === null && LEDGER_COLUMNS[column - 2]?.editedBy !== undefined;
    cell.style = { ...HEADER, fill: editable ? EDITABLE_FILL : FIXED_FILL };
  });
  header.commit();
  return sheet;
}

function writeLine(sheet: Worksheet, row: LedgerRow, seq: number): void {
  const cells = LEDGER_COLUMNS.map(({ value }) => {
    const cell = value(row);
    return typeof cell === 'string' ? toCellText(cell) || null : cell;
  });
  const marks = row.version === null ? [] : [row.id, String(row.version), rowMarks(row)];
  const line = sheet.addRow([seq, ...cells, ...marks]);
  line.eachCell({ includeEmpty: true }, (cell, column) => (cell.style = STYLES[column - 1] ?? TEXT));
  line.height = heightOf(cells);
  line.commit();
}

const LINE_POINTS = 13;
const TALLEST_POINTS = 260;

/** Not every program makes a row as high as its text when it opens a file: a character of a Chinese text is two wide. */
function heightOf(cells: readonly (string | number | null)[]): number {
  const lines = cells.map((cell, column) => {
    const width = LEDGER_COLUMNS[column]?.width ?? 10;
    return String(cell ?? '')
      .split('\n')
      .reduce((sum, text) => sum + Math.max(1, Math.ceil((2 * text.length) / width)), 0);
  });
  return Math.min(TALLEST_POINTS, Math.max(1, ...lines) * LINE_POINTS + 2);
}

function writeNotes(book: SteadyWorkbook, notes: LedgerNotes, written: number): void {
  const sheet = book.addWorksheet(NOTES_SHEET, {
    pageSetup: { orientation: 'portrait', fitToPage: true, fitToHeight: 0 },
  });
  sheet.columns = [
    { width: 28, style: TEXT },
    { width: 12, style: TEXT },
    { width: 76, style: TEXT },
    { width: 10, style: TEXT },
    { width: 22, style: TEXT },
  ];
  for (const line of noteLines(notes, written)) sheet.addRow(line.map(toCellText)).commit();
  sheet.commit();
}

const headersOf = (columns: readonly LedgerColumn[]) => columns.map(({ header }) => header).join('、');

function noteLines({ asOf, madeAt, scope, heads }: LedgerNotes, written: number): string[][] {
  const of = (editedBy: LedgerColumn['editedBy']) =>
    headersOf(LEDGER_COLUMNS.filter((column) => column.editedBy === editedBy));
  const editing =
    asOf === null
      ? [
          ['可修改的列（督查机构）', '', of('office')],
          ['可修改的列（牵头单位）', '', of('unit')],
          [
            '回传说明',
            '',
            '只改标黄的列；勿删隐藏列。回传后先给出逐行核对结果，确认后才生效，他人已改的不会被覆盖。',
          ],
        ]
      : [['回传说明', '', '本表为历史时点台账，仅供查阅，不可回传。']];
  return [
    ['台账时点', '', asOf === null ? localTime(madeAt) : `${asOf} 24:00`],
    ['行数', '', String(written)],
    ['范围', '', scope.length === 0 ? '全部' : scope.join('；')],
    ...editing,
    ['办理记录校验', '', '下列为各单位办理记录链在该时点的最新校验值，可与系统内记录核对。'],
    ['单位', '记录数', '校验值', '算法', '最后办理'],
    ...heads.map(({ organisationName, length, head, algorithm, actedAt }) => [
      organisationName,
      String(length),
      head,
      algorithm.toUpperCase(),
      localTime(actedAt),
    ]),
  ];
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

function localTime(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}
