import type { Span } from '../../shared/span.js';

/** The year that 「年底前」 or 「6月底」 means here, and the words that say so. */
export interface AnchorYear {
  readonly year: number;
  readonly at: Span;
}

/** What is known of the report around an item. */
export interface Around {
  /** The report year and the place where the text names it; null where it does not. */
  readonly reportYear: AnchorYear | null;
  /** The heading of the part and what stands between it and the first item. */
  readonly lead: Span & { readonly text: string };
  readonly isPlan: boolean;
}

const NAMED = /(20\d\d)\s*年/g;
const NEXT = /下一?\s*年\s*度?|来\s*年|明\s*年|新的?一年/;

/**
 * A plan promises for the one year that its heading or opening names; 下一年度 there is the year after the report's.
 * Every other part speaks of the report year. Null where the text leaves it open, or names several later years.
 */
export function anchorYear({ reportYear, lead, isPlan }: Around): AnchorYear | null {
  if (!isPlan) return reportYear;
  const named = [...lead.text.matchAll(NAMED)]
    .map((match) => ({ year: Number(match[1]), at: spanOf(lead, match.index, match[0]) }))
    .filter(({ year }) => reportYear === null || year > reportYear.year);
  const [first] = named;
  if (first) return named.every(({ year }) => year === first.year) ? first : null;
  const next = NEXT.exec(lead.text);
  if (!next || !reportYear) return null;
  return { year: reportYear.year + 1, at: spanOf(lead, next.index, next[0]) };
}

function spanOf(lead: Span, index: number, words: string): Span {
  return { start: lead.start + index, end: lead.start + index + words.length };
}
