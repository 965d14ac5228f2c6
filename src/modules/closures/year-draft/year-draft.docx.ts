import { Bookmark, InternalHyperlink, PageBreak, Paragraph, type ParagraphChild, Table, TextRun } from 'docx';
import {
  FONT,
  headingLine,
  INDENTED,
  LINE,
  officialPaper,
  run,
  SIZE,
  small,
  subtitleLine,
  table,
  titleLine,
} from '../paper/official-paper.js';
import type { DraftSentenceView } from '../views/closures.views.js';
import { DRAFT_MARK, headingOf, NOTHING, SOURCES_TITLE } from './year-draft-words.js';
import type { DraftPartView, YearDraftView } from './year-draft.views.js';

/** What the table of sources calls the parts. */
const SHORT: Readonly<Record<string, string>> = {
  'previous-year': '整改情况',
  promises: '安排落实',
  shortcomings: '存在不足',
  plan: '下年安排',
};

/**
 * The draft as a 公文 of four parts. Every sentence stands under a bookmark of its own and the table at the end leads from each to the
 * record behind it; gaps are red, so that none is overlooked.
 */
export function yearDraftDocx(draft: YearDraftView): Promise<Buffer> {
  return officialPaper({
    title: `${draft.organisationName}${draft.year}年法治政府建设情况报告`,
    children: [
      titleLine(draft.organisationName),
      titleLine(`${draft.year}年法治政府建设情况报告`),
      subtitleLine(DRAFT_MARK),
      ...draft.parts.flatMap(partOf),
      ...sources(draft),
    ],
  });
}

export function bookmarkOf(
  { part }: Pick<DraftPartView, 'part'>,
  paragraph: number,
  sentence: number,
): string {
  return `${part.replace('-', '_')}_${paragraph + 1}_${sentence + 1}`;
}

function partOf(part: DraftPartView, place: number): Paragraph[] {
  const heading = headingLine(headingOf(part, place));
  if (part.paragraphs.length === 0) return [heading, paragraphOf([run(NOTHING)])];
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

function paragraphOf(children: ParagraphChild[]): Paragraph {
  return new Paragraph({ ...INDENTED, children });
}

const COLUMNS = [
  { head: '部分', width: 1100 },
  { head: '句子', width: 4700 },
  { head: '台账记录', width: 3050 },
] as const;

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
      children: [new TextRun({ text: SOURCES_TITLE, font: FONT.黑体, size: SIZE.三号 })],
    }),
    table(COLUMNS, rows),
  ];
}

function sourceRow(
  { part }: DraftPartView,
  { text, recordId }: DraftSentenceView,
  anchor: string,
): ParagraphChild[][][] {
  const isGap = recordId === null;
  return [
    [[small(SHORT[part] ?? part)]],
    [[new InternalHyperlink({ anchor, children: [small(text, isGap)] })]],
    [[small(recordId ?? '无，待补', isGap)]],
  ];
}
