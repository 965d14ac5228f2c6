import type { Span } from '../../shared/span.js';
import type { ReportItem } from '../types.js';
import { type MatchingCopy, toMatchingCopy, toOriginalSpan } from '../text/normalise.js';
import { pageNumberLines } from '../text/page-numbers.js';
import { clausesIn } from '../text/sentences.js';

/** An item whose words are `spans`, one below the other: several where a page was turned in the middle of it. */
export interface QuotedItem extends ReportItem {
  readonly spans: readonly Span[];
}

/** The item as it is kept: page numbers inside its span are no words of it. */
export function quotedItem(original: string, item: ReportItem): QuotedItem {
  const spans = quotedPieces(original, item);
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined || spans.length === 1) return { ...item, spans };
  const text = spans.map(({ start, end }) => original.slice(start, end)).join('\n');
  return { ...item, text, start: first.start, end: last.end, spans };
}

/**
 * The words of an item without the page numbers that stand inside its span: one piece for most items, several where a
 * page was turned. Offsets are into `original`; nothing is re-worded.
 */
export function quotedPieces(original: string, item: Span): Span[] {
  const words = original.slice(item.start, item.end);
  // A page number is a line of its own.
  if (!LINE_BREAK.test(words)) return [{ start: item.start, end: item.end }];
  const copy = toMatchingCopy(words);
  const pieces: Span[] = [];
  let from = 0;
  for (const line of [...pageNumberLines(copy), { start: copy.text.length, end: copy.text.length }]) {
    if (line.start > from) pieces.push(placed(copy, { start: from, end: line.start }, item));
    from = line.end;
  }
  return pieces;
}

const LINE_BREAK = /[\r\n\f\u2028\u2029]/;

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

/**
 * Offsets into the text before which a person may cut an item so that each case it tells becomes a child; empty where it
 * tells fewer than two. What leads up to the first case becomes a part of its own.
 * @param item words and spans as they are kept: the spans' words one below the other
 */
export function suggestedCuts({ text, spans }: Pick<QuotedItem, 'text' | 'spans'>): number[] {
  return suggestedSplits(text, { start: 0, end: text.length })
    .map(({ start }) => start)
    .filter((at) => at > 0)
    .map((at) => inOriginal(spans, at));
}

/** Where in the report the words of the spans, one below the other, have come to at `at`. */
function inOriginal(spans: readonly Span[], at: number): number {
  let before = 0;
  for (const { start, end } of spans) {
    if (at <= before + end - start) return start + at - before;
    before += end - start + 1;
  }
  return spans.at(-1)?.end ?? 0;
}

function placed(copy: MatchingCopy, span: Span, { start }: Span): Span {
  const within = toOriginalSpan(copy, span.start, span.end);
  return { start: start + within.start, end: start + within.end };
}
