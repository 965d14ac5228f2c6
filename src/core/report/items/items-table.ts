import type { Span } from '../../shared/span.js';
import { linesOf } from '../text/lines.js';
import type { ItemKind } from '../types.js';
import { type Cut, type Field, textOf, whole } from './item-shape.js';

/** What the head of a column says where the rows below it are items of this kind. */
const HEAD_CELL: Readonly<Record<ItemKind, RegExp>> = {
  shortcoming: /(?:问题|不足|短板|困难)(?:表现|描述|清单)?$/,
  cause: /原因(?:分析)?$/,
  plan: /(?:任务|措施|举措|事项|安排|计划|工作|工作内容)$/,
  'prior-rectification': /问题|不足|整改|改进/,
};
const HEAD_CELL_MAX = 12;
const SERIAL = /^[\d一二三四五六七八九十]{0,3}[.、]?$/;

/** A table of items and where it stands. */
export interface Table extends Span {
  readonly items: readonly Cut[];
}

/**
 * A 清单 printed as a table, one row a line and its cells parted by `|`: each row is one item, measure, unit and date in
 * it included. Null where no row names the columns or none follows it.
 */
export function tableItems(field: Field): Table | null {
  const { start, end } = field.range;
  const lines = linesOf(field.copy.text.slice(start, end)).map((line) => ({
    start: start + line.start,
    end: start + line.end,
  }));
  const head = lines.findIndex((line) => isHead(field, line));
  if (head < 0) return null;
  const after = lines.slice(head + 1);
  const to = after.findIndex((line) => cellsOf(field, line).length < 2);
  const rows = to < 0 ? after : after.slice(0, to);
  const items = rows.flatMap((row) => rowItem(field, row));
  const [last] = rows.slice(-1);
  return items.length > 0 && last ? { start: lines[head]?.start ?? start, end: last.end, items } : null;
}

function isHead(field: Field, line: Span): boolean {
  const cells = cellsOf(field, line).map((cell) => textOf(field, cell));
  return (
    cells.length >= 2 &&
    cells.every((cell) => cell.length <= HEAD_CELL_MAX) &&
    cells.some((cell) => HEAD_CELL[field.kind].test(cell))
  );
}

/** The row from its first cell with words to its last; nothing where it holds no words. */
function rowItem(field: Field, row: Span): Cut[] {
  const cells = cellsOf(field, row);
  const first = cells.find((cell) => !SERIAL.test(textOf(field, cell)));
  const last = cells.at(-1);
  return first && last ? [whole({ start: first.start, end: last.end }, 'table-row', 0.85)] : [];
}

/** The cells of a line that hold something; fewer than two where it is no row. */
function cellsOf({ copy }: Field, { start, end }: Span): Span[] {
  const line = copy.text.slice(start, end);
  const cells: Span[] = [];
  for (let from = 0; from <= line.length;) {
    const bar = line.indexOf('|', from);
    const to = bar < 0 ? line.length : bar;
    if (to > from) cells.push({ start: start + from, end: start + to });
    from = to + 1;
  }
  return cells;
}
