import type { DraftPartView, YearDraftView } from './year-draft.views.js';
import { DRAFT_MARK, headingOf, NOTHING, SOURCES_TITLE } from './year-draft-words.js';

/**
 * The draft as plain text, to be pasted where no .docx goes. A sentence is followed by the number of its source, `[3]`; the numbers are
 * told at the end, one record a number however many sentences it stands behind. Gaps keep their brackets 〔〕 and have no number.
 */
export function yearDraftText(draft: YearDraftView): string {
  const numbers = numberRecords(draft);
  const parts = draft.parts.map((part, place) => [headingOf(part, place), ...linesOf(part, numbers)]);
  const gaps = draft.parts.reduce((sum, part) => sum + part.gaps.numerator, 0);
  const sources = [...numbers].map(([recordId, number]) => `[${number}] 台账记录 ${recordId}`);
  const blocks = [
    [`${draft.organisationName}${draft.year}年法治政府建设情况报告`, DRAFT_MARK],
    ...parts,
    [SOURCES_TITLE, ...sources, `方括号〔〕内为台账中没有依据、需要补写的内容，共${gaps}处。`],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Each record behind the draft with its number, from 1, by where it comes first. */
function numberRecords({ parts }: YearDraftView): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const sentences = parts.flatMap((part) => part.paragraphs.flatMap((paragraph) => paragraph.sentences));
  for (const { recordId } of sentences)
    if (recordId !== null && !numbers.has(recordId)) numbers.set(recordId, numbers.size + 1);
  return numbers;
}

function linesOf({ paragraphs }: DraftPartView, numbers: ReadonlyMap<string, number>): string[] {
  if (paragraphs.length === 0) return [NOTHING];
  return paragraphs.map(({ sentences }) =>
    sentences
      .map(({ text, recordId }) => (recordId === null ? text : `${text}[${numbers.get(recordId)}]`))
      .join(''),
  );
}
