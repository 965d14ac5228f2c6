import iconv from 'iconv-lite';
import {
  MOST_COLUMNS,
  MOST_ROWS,
  ROWS_AT_ONCE,
  Unreadable,
  type ReadRow,
  type SheetEvent,
} from './sheet-events.js';

/** Texts with commas, semicolons or tabs between: UTF-8, or the GBK that offices' programs save. @throws Unreadable */
export function* readCsv(bytes: Buffer): Generator<SheetEvent> {
  const text = decode(bytes);
  yield { what: 'sheet', name: 'CSV', hidden: false };
  let rows: ReadRow[] = [];
  for (const row of rowsOf(text, separatorOf(text))) {
    if (row.row > MOST_ROWS + 1) throw new Unreadable('ledger.too-many-rows');
    if (row.cells.every((cell) => cell === '')) continue;
    if (rows.push(row) < ROWS_AT_ONCE) continue;
    yield { what: 'rows', rows };
    rows = [];
  }
  if (rows.length > 0) yield { what: 'rows', rows };
}

function decode(bytes: Buffer): string {
  const text = utf8(bytes) ?? iconv.decode(bytes, 'gb18030');
  if (text.includes('\ufffd') || text.includes('\u0000')) throw new Unreadable('ledger.not-a-workbook');
  return text;
}

function utf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Longer than the title row of any ledger. */
const TITLES_LENGTH = 100_000;

/** What separates the titles most often; what stands within quotes separates nothing. */
function separatorOf(text: string): string {
  const unquoted = text.slice(0, TITLES_LENGTH).replaceAll(/"[^"]*"/g, '');
  const [line = ''] = unquoted.split(/\r?\n/, 1);
  const count = (separator: string) => line.split(separator).length;
  return [',', '\t', ';'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

function* rowsOf(text: string, separator: string): Generator<ReadRow> {
  let row = 1;
  let cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = text[at] === '"' ? quoted(text, at, separator) : bare(text, at, separator);
    if (cells.length < MOST_COLUMNS) cells.push(cell.text);
    at = cell.end;
    if (text[at] === separator) {
      at += 1;
      if (at < text.length) continue;
      cells.push('');
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    yield { row, cells, formulas: [] };
    row += 1;
    cells = [];
  }
}

/** What stands between a closing quote and the next separator belongs to the cell, as spreadsheets read it. */
function quoted(text: string, start: number, separator: string): { text: string; end: number } {
  let cell = '';
  let at = start + 1;
  for (;;) {
    const end = text.indexOf('"', at);
    if (end === -1) return { text: cell + text.slice(at), end: text.length };
    cell += text.slice(at, end);
    if (text[end + 1] !== '"') {
      const after = bare(text, end + 1, separator);
      return { text: cell + after.text, end: after.end };
    }
    cell += '"';
    at = end + 2;
  }
}

function bare(text: string, start: number, separator: string): { text: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { text: text.slice(start, end), end };
}
