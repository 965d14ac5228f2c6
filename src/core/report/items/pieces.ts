import type { Span } from '../../shared/span.js';
import { type MatchingCopy, toMatchingCopy, toOriginalSpan } from '../text/normalise.js';
import { pageNumberLines } from '../text/page-numbers.js';
import { clausesIn } from '../text/sentences.js';

/**
 * The words of an item without the page numbers that stand inside its span: one piece for most items, several where a
 * page was turned. Offsets are into `original`; nothing is re-worded.
 */
export function quotedPieces(original: string, item: Span): Span[] {
  const copy = toMatchingCopy(original.slice(item.start, item.end));
  const pieces: Span[] = [];
  let from = 0;
  for (const line of [...pageNumberLines(copy), { start: copy.text.length, end: copy.text.length }]) {
    if (line.start > from) pieces.push(placed(copy, { start: from, end: line.start }, item));
    from = line.end;
  }
  return pieces;
}

/** Officials tell several cases of one problem so: 「有的部门…;个别单位…」. */
const CASE = /^(?:有的|有些|个别|部分|少数|一些)/;

/**
 * Where a person who reviews an item may split it into children: one span for each case it tells, in order; empty where
 * it tells fewer than two. The heading sentence before the cases stays with the parent.
 */
export function suggestedSplits(original: string, item: Span): Span[] {
  const copy = toMatchingCopy(original.slice(item.start, item.end));
  const starts = clausesIn(copy.text, 0, copy.text.length)
    .map(({ start, end }) => ({ start, words: copy.text.slice(start, end) }))
    .filter(({ words }) => CASE.test(words))
    .map(({ start }) => start);
  if (starts.length < 2) return [];
  return starts.map((start, index) =>
    placed(copy, { start, end: starts[index + 1] ?? copy.text.length }, item),
  );
}

function placed(copy: MatchingCopy, span: Span, { start }: Span): Span {
  const within = toOriginalSpan(copy, span.start, span.end);
  return { start: start + within.start, end: start + within.end };
}
