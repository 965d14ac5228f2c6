import type { Span } from '../../shared/span.js';
import { type MatchingCopy, toMatchingCopy, toOriginalSpan } from '../text/normalise.js';

/** The words of one item, ready to be searched: widths folded, white space gone, titles in 《》 blanked in `plain`. */
export interface Quote {
  readonly copy: MatchingCopy;
  /** Same length as the copy: what stands inside 《》 is blanked, for its years and units belong to the title. */
  readonly plain: string;
  readonly original: string;
  /** Offset of the item in the report. */
  readonly at: number;
}

const TITLES = /《[^《》]{1,80}(?:《[^《》]{1,60}》[^《》]{0,40})?》/g;
/** A character of no language, so that no rule reads it. */
const BLANK = '\ue000';

export function quoteOf(original: string, at: number): Quote {
  const copy = toMatchingCopy(original);
  const plain = copy.text.replace(TITLES, (title) => BLANK.repeat(title.length));
  return { copy, plain, original, at };
}

/** The titles in 《》, brackets included, in the copy. */
export function titlesIn({ copy }: Quote): Span[] {
  return [...copy.text.matchAll(TITLES)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Place and words in the report of `[start, end)` in the copy. */
export function placed(quote: Quote, start: number, end: number): Span & { readonly text: string } {
  const span = toOriginalSpan(quote.copy, start, end);
  return {
    start: quote.at + span.start,
    end: quote.at + span.end,
    text: quote.original.slice(span.start, span.end),
  };
}
