import type { Span } from './span.js';

/** One occurrence of a listed term; `value` is what the list holds for it. */
export interface TermHit<T> extends Span {
  readonly term: string;
  readonly value: T;
}

/** Finds listed terms in a text, longest first, left to right and without overlap. */
export type TermScanner<T> = (text: string) => TermHit<T>[];

interface Candidate<T> {
  readonly term: string;
  readonly value: T;
}

/**
 * Builds a scanner over a fixed list. A word list of the genre is used and not `Intl.Segmenter`: the dictionary
 * behind the latter differs between Node builds (a verdict must not), and it parts 复议, 整改, 普法 and 评查 in two.
 * Where a term is listed twice the first one wins.
 */
export function buildTermScanner<T>(entries: Iterable<readonly [string, T]>): TermScanner<T> {
  const byBeginning = new Map<number, Candidate<T>[]>();
  const seen = new Set<string>();
  for (const [term, value] of entries) {
    if (term === '' || seen.has(term)) continue;
    seen.add(term);
    const key = beginningOf(term, 0, term.length);
    const list = byBeginning.get(key);
    if (list) list.push({ term, value });
    else byBeginning.set(key, [{ term, value }]);
  }
  for (const list of byBeginning.values()) list.sort((a, b) => b.term.length - a.term.length);
  return (text) => scan(text, byBeginning);
}

/** The first two units as one number, so that few candidates are tried at a place; a lone unit is a beginning too. */
function beginningOf(text: string, at: number, end: number): number {
  return at + 1 < end ? text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1) : text.charCodeAt(at);
}

function scan<T>(text: string, byBeginning: ReadonlyMap<number, readonly Candidate<T>[]>): TermHit<T>[] {
  const hits: TermHit<T>[] = [];
  let at = 0;
  while (at < text.length) {
    const found =
      byBeginning
        .get(beginningOf(text, at, text.length))
        ?.find((candidate) => text.startsWith(candidate.term, at)) ??
      byBeginning.get(text.charCodeAt(at))?.[0];
    if (found) hits.push({ term: found.term, value: found.value, start: at, end: at + found.term.length });
    at += found ? found.term.length : 1;
  }
  return hits;
}

/** The words of a list written with white space between them. */
export function wordList(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
