import type { Span } from '../../shared/span.js';
import { cutOut } from './cut-out.js';
import { linesOf } from './lines.js';
import type { MatchingCopy } from './normalise.js';

/** 「— 7 —」, 「第7页 共12页」. A bare number may be an ordinal and stays. */
const PAGE_NUMBER =
  /^(?:[-—–_·]+\d{1,3}[-—–_·]*|\d{1,3}[-—–_·]+|第\d{1,3}页(?:[/,]?共\d{1,3}页)?|\d{1,3}页)$/;
const LONGEST = 16;
/** A sentence ends, or a row of a table does. */
const ENDS = /[。!?;:"」)》】|]$/;
/** A shorter line without an end is a heading, a longer one a paragraph that goes on overleaf. */
const HEADING_MAX = 32;

/** The copy without the page numbers that stand between its lines; a sentence that they break goes on. */
export function withoutPageNumbers(copy: MatchingCopy): MatchingCopy {
  const lines = linesOf(copy.text);
  const numbers = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    if (!before || !isPageNumber(copy, line)) return [];
    const goesOn = breaksSentence(copy, before, lines[index + 1]);
    return [{ start: before.end, end: goesOn ? line.end + 1 : line.end }];
  });
  return cutOut(copy, numbers);
}

/** The lines that hold nothing but a page number, in order. */
export function pageNumberLines(copy: MatchingCopy): Span[] {
  return linesOf(copy.text).filter((line) => isPageNumber(copy, line));
}

function isPageNumber({ text }: MatchingCopy, { start, end }: Span): boolean {
  return end - start <= LONGEST && PAGE_NUMBER.test(text.slice(start, end));
}

function breaksSentence({ text, gaps }: MatchingCopy, before: Span, next: Span | undefined): boolean {
  if (!next || gaps[next.start] === 1 || before.end - before.start <= HEADING_MAX) return false;
  return !ENDS.test(text.slice(before.end - 1, before.end));
}
