import {
  AlignmentType,
  Bookmark,
  Document,
  Footer,
  InternalHyperlink,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';
import type { DraftSentenceView } from '../views/closures.views.js';
import type { DraftPartView, YearDraftView } from './year-draft.views.js';

/** GB/T 9704: half points of the sizes of a 公文, twentieths of a point for its lines and margins. */
const SIZE = { 二号: 44, 三号: 32, 四号: 28, 五号: 21 } as const;
/** Figures and letters in Times New Roman, as the layout of 公文 has them. */
const family = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
});
const FONT = {
  小标宋: family('方正小标宋简体'),
  黑体: family('黑体'),
  楷体: family('楷体_GB2312'),
  仿宋: family('仿宋_GB2312'),
  宋体: family('宋体'),
} as const;
const LINE = { line: 560, lineRule: LineRuleType.EXACT } as const;
const mm = (length: number) => Math.round((length / 25.4) * 1440);
const MARGIN = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(27) } as const;
/** What the table of sources calls the parts. */
const SHORT: Readonly<Record<string, string>> = {
  'previous-year': '整改情况',
  promises: '安排落实',
  shortcomings: '存在不足',
  plan: '下年安排',
};
const NUMERALS = ['一', '二', '三', '四'] as const;
const GAP_COLOUR = 'C00000';

/**
 * The draft as a 公文 of four parts. Every sentence stands under a bookmark of its own and the table at the end leads from each to the
 * record behind it; gaps are red, so that none is overlooked.
 */
export function yearDraftDocx(draft: YearDraftView): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      title: titleOf(draft),
      styles: {
        default: {
          document: { run: { font: FONT.仿宋, size: SIZE.三号, language: { eastAsia: 'zh-CN' } } },
        },
      },
      sections: [
        {
          properties: { page: { margin: MARGIN, size: { width: mm(210), height: mm(297) } } },
          footers: { default: pageNumber() },
          children: [...head(draft), ...draft.parts.flatMap(partOf), ...sources(draft)],
        },
      ],
    }),
  );
}

export function bookmarkOf(
  { part }: Pick<DraftPartView, 'part'>,
  paragraph: number,
  sentence: number,
): string {
  return `${part.replace('-', '_')}_${paragraph + 1}_${sentence + 1}`;
}

function titleOf({ organisationName, year }: YearDraftView): string {
  return `${organisationName}${year}年法治政府建设情况报告`;
}

function head(draft: YearDraftView): Paragraph[] {
  const title = (text: string) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 700, lineRule: LineRuleType.EXACT },
      children: [new TextRun({ text, font: FONT.小标宋, size: SIZE.二号 })],
    });
  return [
    title(draft.organisationName),
    title(`${draft.year}年法治政府建设情况报告`),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...LINE, after: 400 },
      children: [new TextRun({ text: '（整改部分初稿，供起草使用）', font: FONT.楷体, size: SIZE.三号 })],
    }),
  ];
}

function partOf(part: DraftPartView, place: number): Paragraph[] {
  const heading = new Paragraph({
    ...INDENTED,
    keepNext: true,
    children: [
      new TextRun({ text: `${NUMERALS[place] ?? ''}、${part.heading}`, font: FONT.黑体, size: SIZE.三号 }),
    ],
  });
  if (part.paragraphs.length === 0) return [heading, paragraphOf([run('（台账中没有相应事项。）', false)])];
  return [
    heading,
    ...part.paragraphs.map(({ sentences }, paragraph) =>
      paragraphOf(
        sentences.map(
          (sentence, index) =>
            new Bookmark({
              id: bookmarkOf(part, paragraph, index),
              children: [run(sentence.text, sentence.recordId === null)],
            }),
        ),
      ),
    ),
  ];
}

const INDENTED = { indent: { firstLine: 640 }, spacing: LINE, alignment: AlignmentType.BOTH } as const;

function paragraphOf(children: ParagraphChild[]): Paragraph {
  return new Paragraph({ ...INDENTED, children });
}

function run(text: string, isGap: boolean): TextRun {
  return new TextRun({
    text: printable(text),
    font: FONT.仿宋,
    size: SIZE.三号,
    ...(isGap && { color: GAP_COLOUR, bold: true }),
  });
}

/** 附件: a page of its own, to be taken off before the report is filed. */
function sources(draft: YearDraftView): (Paragraph | Table)[] {
  const rows = draft.parts.flatMap((part) =>
    part.paragraphs.flatMap(({ sentences }, paragraph) =>
      sentences.map((sentence, index) => sourceRow(part, sentence, bookmarkOf(part, paragraph, index))),
    ),
  );
  if (rows.length === 0) return [];
  return [
    new Paragraph({ children: [new PageBreak()] }),
    new Paragraph({
      spacing: LINE,
      children: [
        new TextRun({
          text: '附件　初稿逐句来源对照（供核对，报送前删去）',
          font: FONT.黑体,
          size: SIZE.三号,
        }),
      ],
    }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      columnWidths: [1100, 4700, 3050],
      rows: [
        new TableRow({ tableHeader: true, children: ['部分', '句子', '台账记录'].map(headCell) }),
        ...rows,
      ],
    }),
  ];
}

function sourceRow({ part }: DraftPartView, { text, recordId }: DraftSentenceView, anchor: string): TableRow {
  const isGap = recordId === null;
  return new TableRow({
    cantSplit: true,
    children: [
      cell([small(SHORT[part] ?? part)], 1100),
      cell([new InternalHyperlink({ anchor, children: [small(text, isGap)] })], 4700),
      cell([small(recordId ?? '无，待补', isGap)], 3050),
    ],
  });
}

function headCell(text: string): TableCell {
  return cell([new TextRun({ text, font: FONT.黑体, size: SIZE.五号 })]);
}

function cell(children: ParagraphChild[], width?: number): TableCell {
  return new TableCell({
    ...(width !== undefined && { width: { size: width, type: WidthType.DXA } }),
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: [new Paragraph({ children })],
  });
}

function small(text: string, isGap = false): TextRun {
  return new TextRun({
    text: printable(text),
    font: FONT.宋体,
    size: SIZE.五号,
    ...(isGap && { color: GAP_COLOUR }),
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
