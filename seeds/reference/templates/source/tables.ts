import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { BODY_WIDTH, FONT, paragraph, SIZE, type Look } from './layout.js';

const edge = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const inner = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const BORDERS = {
  top: edge,
  bottom: edge,
  left: edge,
  right: edge,
  insideHorizontal: inner,
  insideVertical: inner,
};
const CELL_LINE = 400;

interface CellLook extends Look {
  readonly width: number;
  readonly span?: number;
}

/** A line of a cell; one for a signature or a seal stands at the right, with space in twips after it. */
export type Line = string | { readonly right: string; readonly space?: number };

function cell(lines: readonly Line[], { width, span, ...look }: CellLook): TableCell {
  const children: Paragraph[] = lines.map((line) =>
    typeof line === 'string'
      ? paragraph(line, { size: SIZE.四号, line: CELL_LINE, ...look })
      : paragraph(line.right, {
          size: SIZE.四号,
          line: CELL_LINE,
          ...look,
          align: AlignmentType.RIGHT,
          rightIndent: line.space ?? 560,
        }),
  );
  return new TableCell({
    children,
    columnSpan: span,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
  });
}

/** A row of a form: a label and what it holds, once or twice. */
export type FormRow =
  | readonly [label: string, value: string | readonly Line[]]
  | readonly [label: string, value: string, label2: string, value2: string];

interface RowLook {
  /** Twentieths of a point at the least. */
  readonly height?: number;
}

const LABEL = 1_560;
const HALF = BODY_WIDTH / 2 - LABEL;
const label = { font: FONT.黑体, align: AlignmentType.CENTER, width: LABEL };

function formRow(row: FormRow, { height = 560 }: RowLook = {}): TableRow {
  const [name, value, name2, value2] = row;
  const lines = typeof value === 'string' ? [value] : value;
  const cells =
    name2 === undefined || value2 === undefined
      ? [cell([name], label), cell(lines, { width: BODY_WIDTH - LABEL, span: 3 })]
      : [
          cell([name], label),
          cell(lines, { width: HALF }),
          cell([name2], label),
          cell([value2], { width: HALF }),
        ];
  return new TableRow({
    children: cells,
    height: { value: height, rule: HeightRule.ATLEAST },
    cantSplit: true,
  });
}

/** Place for a person's opinion, signature and seal, left blank. */
export function opinion(name: string, lines: readonly Line[]): { row: FormRow; look: RowLook } {
  return { row: [name, lines], look: { height: 1_700 } };
}

export function form(rows: readonly (FormRow | { row: FormRow; look: RowLook })[]): Table {
  return new Table({
    width: { size: BODY_WIDTH, type: WidthType.DXA },
    columnWidths: [LABEL, HALF, LABEL, HALF],
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    rows: rows.map((row) => ('row' in row ? formRow(row.row, row.look) : formRow(row))),
  });
}

export interface Column {
  readonly head: string;
  /** What stands in a row, with the placeholder in it. */
  readonly value: string;
  /** Share of the table’s width. */
  readonly share: number;
  readonly centred?: boolean;
}

/** A list: one row for each entry of `list`, the head again on every page. */
export function listTable(list: string, columns: readonly Column[], width: number): Table {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widthOf = ({ share }: Column) => Math.round((width * share) / shares);
  const last = columns.length - 1;
  const values = columns.map(
    ({ value }, i) => `${i === 0 ? `{#${list}}` : ''}${value}${i === last ? `{/${list}}` : ''}`,
  );
  const small = { size: SIZE.小四, line: 340 };
  const head = columns.map((column) =>
    cell([column.head], {
      ...small,
      font: FONT.黑体,
      align: AlignmentType.CENTER,
      width: widthOf(column),
    }),
  );
  const body = columns.map((column, i) =>
    cell([values[i] ?? ''], {
      ...small,
      align: column.centred ? AlignmentType.CENTER : AlignmentType.LEFT,
      width: widthOf(column),
    }),
  );
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns.map(widthOf),
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    rows: [
      new TableRow({ children: head, tableHeader: true, cantSplit: true }),
      new TableRow({ children: body, cantSplit: true }),
    ],
  });
}
