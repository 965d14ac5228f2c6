import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';

/** GB/T 9704: half points of the sizes of a 公文, twentieths of a point for its lines and margins. */
export const SIZE = { 二号: 44, 三号: 32, 四号: 28, 五号: 21 } as const;
/** Figures and letters in Times New Roman, as the layout of 公文 has them. */
const family = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
});
export const FONT = {
  小标宋: family('方正小标宋简体'),
  黑体: family('黑体'),
  楷体: family('楷体_GB2312'),
  仿宋: family('仿宋_GB2312'),
  宋体: family('宋体'),
} as const;
export const LINE = { line: 560, lineRule: LineRuleType.EXACT } as const;
export const INDENTED = {
  indent: { firstLine: 640 },
  spacing: LINE,
  alignment: AlignmentType.BOTH,
} as const;
const mm = (length: number) => Math.round((length / 25.4) * 1440);
const MARGIN = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(27) } as const;
/** What must not be overlooked. */
const WARNING_COLOUR = 'C00000';

interface Paper {
  readonly title: string;
  readonly children: readonly (Paragraph | Table)[];
}

/** An A4 .docx in the margins, face and page numbers of a 公文. */
export function officialPaper({ title, children }: Paper): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      title: printable(title),
      styles: {
        default: {
          document: { run: { font: FONT.仿宋, size: SIZE.三号, language: { eastAsia: 'zh-CN' } } },
        },
      },
      sections: [
        {
          properties: { page: { margin: MARGIN, size: { width: mm(210), height: mm(297) } } },
          footers: { default: pageNumber() },
          children: [...children],
        },
      ],
    }),
  );
}

export function titleLine(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 700, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: printable(text), font: FONT.小标宋, size: SIZE.二号 })],
  });
}

/** Under the title, in 楷体. */
export function subtitleLine(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...LINE, after: 400 },
    children: [new TextRun({ text: printable(text), font: FONT.楷体, size: SIZE.三号 })],
  });
}

/** A heading of the first rank: 一、…, kept with what follows. */
export function headingLine(text: string): Paragraph {
  return new Paragraph({
    ...INDENTED,
    keepNext: true,
    children: [new TextRun({ text: printable(text), font: FONT.黑体, size: SIZE.三号 })],
  });
}

/** Running text; `isWarning` in red. */
export function run(text: string, isWarning = false): TextRun {
  return new TextRun({
    text: printable(text),
    font: FONT.仿宋,
    size: SIZE.三号,
    ...(isWarning && { color: WARNING_COLOUR, bold: true }),
  });
}

/** Text of a table; `isWarning` in red. */
export function small(text: string, isWarning = false): TextRun {
  return new TextRun({
    text: printable(text),
    font: FONT.宋体,
    size: SIZE.五号,
    ...(isWarning && { color: WARNING_COLOUR }),
  });
}

/** A column of a table; its width in twentieths of a point. */
export interface Column {
  readonly head: string;
  readonly width: number;
}

/** As wide as the text; the heads come again on every page and no row is torn. Each paragraph of a cell is a list of runs. */
export function table(columns: readonly Column[], rows: readonly (readonly ParagraphChild[][][])[]): Table {
  const headCell = ({ head, width }: Column) =>
    cell([[new TextRun({ text: head, font: FONT.黑体, size: SIZE.五号 })]], width);
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: columns.map(({ width }) => width),
    rows: [
      new TableRow({ tableHeader: true, children: columns.map(headCell) }),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: columns.map(({ width }, index) => cell(cells[index] ?? [], width)),
          }),
      ),
    ],
  });
}

function cell(paragraphs: readonly ParagraphChild[][], width: number): TableCell {
  const lines = paragraphs.length === 0 ? [[]] : paragraphs;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: lines.map((children) => new Paragraph({ children })),
  });
}

function pageNumber(): Footer {
  const number = new TextRun({
    font: FONT.宋体,
    size: SIZE.四号,
    children: ['— ', PageNumber.CURRENT, ' —'],
  });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}

/** Without what XML 1.0 cannot hold. */
function printable(text: string): string {
  return text.replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
