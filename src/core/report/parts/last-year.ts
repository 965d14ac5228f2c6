import { type MarkedCopy, markersIn } from '../text/enumeration.js';
import { sentencesIn } from '../text/sentences.js';
import type { Block } from '../text/blocks.js';
import { takesUpLastYear } from './cues.js';
import { bodyBlocks } from './part-blocks.js';
import type { Document, Part } from './parts.js';

/** 「具体整改情况是:」 */
const ANNOUNCES_ANSWERS = /(?:整改|改进|落实|解决|销号)[^。;:]{0,16}:/;
const SENTENCES_MAX = 3;
/** The announcement and the first two entries below it. */
const LIST_REACH = 3;

/**
 * Cuts a part that reports where a paragraph without a heading answers last year's matters one by one. Only a list that
 * the paragraph announces counts: 「针对上年度存在的问题建立台账」 praises, and answers nothing.
 */
export function cutAtLastYear(copy: MarkedCopy, document: Document, part: Part): Part[] {
  const blocks = bodyBlocks(document, part);
  const at = blocks.findIndex(
    ({ marker, start, end }) =>
      !marker && takesUpLastYear(document.text.slice(start, end), document.reportYear),
  );
  const lister = [at, at + 1].find(
    (index) => at >= 0 && listsAnswers(copy, document, blocks.slice(index, index + LIST_REACH)),
  );
  const [first, last] = [blocks[at], blocks[lister ?? -1]];
  if (lister === undefined || !first || !last) return [part];
  const behind = blocks.slice(lister + 1);
  const next = document.text[last.end - 1] === ':' ? behind.find(({ marker }) => !marker) : behind[0];
  const end = next?.start ?? part.end;
  const piece = { ...part, heading: null, also: null, marker: null };
  return [
    { ...part, end: first.start },
    { ...piece, role: 'prior-rectification' as const, from: first.start, start: first.start, end },
    { ...piece, from: end, start: end },
  ].filter((found) => found.end > found.start);
}

/** The block announces answers, and they stand behind the announcement or on the lines below it. */
function listsAnswers(copy: MarkedCopy, { text }: Document, blocks: readonly Block[]): boolean {
  const [block, ...later] = blocks;
  if (!block || block.marker) return false;
  const opening = sentencesIn(text, block.start, block.end).slice(0, SENTENCES_MAX);
  if (!opening.some(({ start, end }) => ANNOUNCES_ANSWERS.test(text.slice(start, end)))) return false;
  const below = later.filter(({ marker }) => marker).length;
  return text[block.end - 1] === ':' ? below > 1 : markersIn(copy, block.start, block.end).length > 1;
}
