import type { Span } from '../shared/span.js';
import type { Block } from './blocks.js';
import { isClosingFormula, isDateLine, isSignature } from './chrome.js';
import type { MatchingCopy } from './normalise.js';
import { roleOfHeading } from './roles.js';
import { sentencesIn } from './sentences.js';

/** What stands around the body: title above it, formula and signature below it. Offsets are into the matching copy. */
export interface Frame {
  /** The lines that make up the title, in order; empty where the file has none. */
  readonly title: readonly Block[];
  /** The body is `blocks[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** Where the body ends: the last paragraph may carry the closing formula or the signature itself. */
  readonly bodyEnd: number;
  readonly closing: Span | null;
}

const TITLE_MAX = 70;
const TITLE_TOPIC = /法治|依法|法制|行政|整改|执法|普法|政府工作|工作/;
const TITLE_FORM = /(?:报告|总结|汇报|情况|小结|年报|通报)(?:[(《].{1,20}[)》])?$/;
const FIRST_PARAGRAPH = 120;

export function findFrame(copy: MatchingCopy, blocks: readonly Block[]): Frame {
  const textOf = (block: Block): string => copy.text.slice(block.start, block.end);
  const titleAt = lastTitleLine(blocks, textOf);
  const title = titleAt < 0 ? [] : withLinesAbove(blocks, titleAt, textOf);
  let from = titleAt + 1;
  while (from < blocks.length && isHeadMatter(blocks[from], textOf)) from++;
  let to = blocks.length;
  while (to > from && isTailMatter(blocks[to - 1], textOf)) to--;
  const last = blocks[to - 1];
  const bodyEnd = last && to > from ? gluedClosing(copy, last) : (last?.end ?? 0);
  const closingStart = last && bodyEnd < last.end ? bodyEnd : blocks[to]?.start;
  const closing = closingStart === undefined ? null : { start: closingStart, end: copy.text.length };
  return { title, from, to, bodyEnd, closing };
}

function lastTitleLine(blocks: readonly Block[], textOf: (block: Block) => string): number {
  let found = -1;
  for (const [index, block] of blocks.entries()) {
    if (block.chrome) continue;
    if (block.marker || block.end - block.start > FIRST_PARAGRAPH) break;
    const text = textOf(block);
    if (block.leads && isTitle(text)) found = index;
    // A part heading without a number: the title is behind us.
    else if (found >= 0 && roleOfHeading(text)?.strong && text.length < 30) break;
  }
  return found;
}

function isTitle(text: string): boolean {
  if (text.length > TITLE_MAX || text.length < 6 || /[。;:!?]/.test(text)) return false;
  return TITLE_FORM.test(text) && TITLE_TOPIC.test(text) && !/^(?:现将|根据|按照)/.test(text);
}

function withLinesAbove(
  blocks: readonly Block[],
  at: number,
  textOf: (block: Block) => string,
): readonly Block[] {
  let first = at;
  while (first > 0) {
    const above = blocks[first - 1];
    if (!above || above.chrome || above.marker) break;
    const text = textOf(above);
    if (text.length > 40 || /[。,;:!?|]/.test(text) || isDateLine(text) || isTitle(text)) break;
    first--;
  }
  return blocks.slice(first, at + 1);
}

/** Between title and first paragraph: dates, organ lines, the addressee (「市政府:」), page furniture. */
function isHeadMatter(block: Block | undefined, textOf: (block: Block) => string): boolean {
  if (!block) return false;
  if (block.chrome) return true;
  if (block.marker) return false;
  const text = textOf(block);
  if (text.length <= 30 && text.endsWith(':') && !roleOfHeading(text)) return true;
  return isSignature(text) || /^\(?\d{4}-\d{1,2}-\d{1,2}/.test(text);
}

function isTailMatter(block: Block | undefined, textOf: (block: Block) => string): boolean {
  if (!block) return false;
  if (block.chrome) return true;
  const text = textOf(block);
  if (block.marker && !isSignature(text)) return false;
  return isSignature(text) || isClosingFormula(text);
}

const GLUED_SIGNATURE = /^[一-鿿]{0,30}20\d\d年\d{1,2}月\d{1,2}日$/;

function gluedClosing(copy: MatchingCopy, last: Block): number {
  const sentences = sentencesIn(copy.text, last.start, last.end);
  let end = last.end;
  for (const sentence of sentences.slice(1).reverse()) {
    const text = copy.text.slice(sentence.start, sentence.end);
    if (!isClosingFormula(text) && !GLUED_SIGNATURE.test(text)) break;
    end = sentence.start;
  }
  return end;
}
