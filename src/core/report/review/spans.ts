import { refuse, type Refusal } from '../../shared/refusal.js';
import { err, ok, type Result } from '../../shared/result.js';
import type { Span } from '../../shared/span.js';

const WORD = /[\p{L}\p{N}]/u;

/** The words of several places stand below each other. */
export function quoteOf(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join('\n');
}

/** In text order, touching and overlapping ones as one. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start || one.end - other.end)) {
    const last = joined.at(-1);
    if (last !== undefined && span.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
}

export function overlap(ones: readonly Span[], others: readonly Span[]): boolean {
  return ones.some((one) => others.some((other) => one.start < other.end && other.start < one.end));
}

/** How much of one the other covers, in UTF-16 units. */
export function sharedLength(ones: readonly Span[], others: readonly Span[]): number {
  let shared = 0;
  for (const one of ones)
    for (const other of others)
      shared += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
  return shared;
}

/**
 * Cuts before each offset. Every unit of `spans` is in exactly one part; an offset between two spans divides them and cuts none.
 * @param offsets places in the text, in any order
 */
export function splitSpans(
  text: string,
  spans: readonly Span[],
  offsets: readonly number[],
): Result<Span[][], Refusal> {
  const [from, to] = [spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0];
  const cuts = [...new Set(offsets)].sort((one, other) => one - other);
  const outside = cuts.find((offset) => offset <= from || offset >= to);
  if (outside !== undefined || cuts.length === 0)
    return err(refuse('item.split-outside', { offset: outside ?? null, from, to }));
  const inside = cuts.find((offset) => isInsideCharacter(text, offset));
  if (inside !== undefined) return err(refuse('item.inside-character', { offset: inside }));
  const edges = [from, ...cuts, to];
  const parts = edges
    .slice(1)
    .map((end, index) => clip(spans, { start: edges[index] ?? from, end }))
    .filter((part) => part.length > 0);
  const empty = parts.findIndex((part) => !holdsWords(text, part));
  return empty >= 0 ? err(refuse('item.part-empty', { part: empty + 1 })) : ok(parts);
}

/** Whether a person may mark these places: inside the text, whole characters, something said. */
export function checkSelection(text: string, spans: readonly Span[]): Result<Span[], Refusal> {
  const outside = spans.find(({ start, end }) => start < 0 || end > text.length || start >= end);
  if (outside !== undefined || spans.length === 0)
    return err(refuse('item.span-outside', { length: text.length }));
  const inside = spans.flatMap(({ start, end }) => [start, end]).find((at) => isInsideCharacter(text, at));
  if (inside !== undefined) return err(refuse('item.inside-character', { offset: inside }));
  const joined = joinSpans(spans);
  return holdsWords(text, joined) ? ok(joined) : err(refuse('item.part-empty', { part: 1 }));
}

function clip(spans: readonly Span[], { start, end }: Span): Span[] {
  return spans
    .map((span) => ({ start: Math.max(span.start, start), end: Math.min(span.end, end) }))
    .filter((span) => span.start < span.end);
}

function holdsWords(text: string, spans: readonly Span[]): boolean {
  return spans.some(({ start, end }) => WORD.test(text.slice(start, end)));
}

/** Between the two units of one character, which belong together. */
function isInsideCharacter(text: string, offset: number): boolean {
  const isIn = (unit: number, from: number, to: number) => unit >= from && unit <= to;
  return isIn(text.charCodeAt(offset - 1), 0xd800, 0xdbff) && isIn(text.charCodeAt(offset), 0xdc00, 0xdfff);
}
