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
import {
  draftContent,
  type DraftContent,
  type DraftContentPart,
  type DraftSentence,
} from './year-draft-content.js';
import type { YearDraftView } from './year-draft.views.js';

/**
 * The draft as a 公文 of four parts. Every sentence stands under a bookmark of its own and the table at the end leads from each to the
 * record behind it; gaps are red, so that none is overlooked.
 */
export function yearDraftDocx(draft: YearDraftView): Promise<Buffer> {
  const content = draftContent(draft);
  const { organisationName, reportName, mark, parts } = content;
  return officialPaper({
    title: `${organisationName}${reportName}`,
    children: [
      titleLine(organisationName),
      titleLine(reportName),
      subtitleLine(mark),
      ...parts.flatMap(partOf),
      ...sources(content),
    ],
  });
}

function partOf({ heading, paragraphs }: DraftContentPart): Paragraph[] {
  return [
    headingLine(heading),
    ...paragraphs.map(
      (sentences) => new Paragraph({ ...INDENTED, children: sentences.map((one) => sentenceOf(one)) }),
    ),
  ];
}

function sentenceOf({ text, recordId, bookmark }: DraftSentence): ParagraphChild {
  if (bookmark === null) return run(text);
  return new Bookmark({ id: bookmark, children: [run(text, recordId === null)] });
}

const COLUMNS = [
  { head: '部分', width: 1100 },
  { head: '句子', width: 4700 },
  { head: '台账记录', width: 3050 },
] as const;

/** 附件: a page of its own, to be taken off before the report is filed. */
function sources({ parts, sourcesTitle }: DraftContent): (Paragraph | Table)[] {
  const rows = parts.flatMap(({ shortName, paragraphs }) =>
    paragraphs.flat().flatMap((sentence) => sourceRow(shortName, sentence)),
  );
  if (rows.length === 0) return [];
  return [
    new Paragraph({ children: [new PageBreak()] }),
    new Paragraph({
      spacing: LINE,
      children: [new TextRun({ text: sourcesTitle, font: FONT.黑体, size: SIZE.三号 })],
    }),
    table(COLUMNS, rows),
  ];
}

/** One row of three cells; none for what is no sentence of the draft. */
function sourceRow(part: string, { text, recordId, bookmark }: DraftSentence): ParagraphChild[][][][] {
  if (bookmark === null) return [];
  const isGap = recordId === null;
  return [
    [
      [[small(part)]],
      [[new InternalHyperlink({ anchor: bookmark, children: [small(text, isGap)] })]],
      [[small(recordId ?? '无，待补', isGap)]],
    ],
  ];
}
