import { draftContent, type DraftSentence } from './year-draft-content.js';
import type { YearDraftView } from './year-draft.views.js';

/**
 * The draft as plain text, to be pasted where no .docx goes. A sentence is followed by the number of its source, `[3]`; the numbers are
 * told at the end, one record a number however many sentences it stands behind. Gaps keep their brackets 〔〕 and have no number.
 */
export function yearDraftText(draft: YearDraftView): string {
  const { organisationName, reportName, mark, parts, sourcesTitle, records, gaps } = draftContent(draft);
  const blocks = [
    [`${organisationName}${reportName}`, mark],
    ...parts.map(({ heading, paragraphs }) => [heading, ...paragraphs.map(lineOf)]),
    [
      sourcesTitle,
      ...records.map((recordId, at) => `[${at + 1}] 台账记录 ${recordId}`),
      `方括号〔〕内为台账中没有依据、需要补写的内容，共${gaps}处。`,
    ],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function lineOf(sentences: readonly DraftSentence[]): string {
  return sentences.map(({ text, number }) => (number === null ? text : `${text}[${number}]`)).join('');
}
