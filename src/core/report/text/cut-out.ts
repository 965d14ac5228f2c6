import type { Span } from '../../shared/span.js';
import type { MatchingCopy } from './normalise.js';

/** The copy without the spans given (in order, none touching another); every offset still maps back. */
export function cutOut(copy: MatchingCopy, spans: readonly Span[]): MatchingCopy {
  if (spans.length === 0) return copy;
  const length = copy.text.length - spans.reduce((sum, { start, end }) => sum + end - start, 0);
  const [offsets, gaps] = [new Int32Array(length), new Uint8Array(length)];
  const parts: string[] = [];
  let from = 0;
  let to = 0;
  for (const { start, end } of [...spans, { start: copy.text.length, end: copy.text.length }]) {
    parts.push(copy.text.slice(from, start));
    offsets.set(copy.offsets.subarray(from, start), to);
    gaps.set(copy.gaps.subarray(from, start), to);
    // What was cut out was no gap that a typist left.
    if (from > 0) gaps[to] = 0;
    to += start - from;
    from = end;
  }
  return { text: parts.join(''), offsets, gaps };
}
