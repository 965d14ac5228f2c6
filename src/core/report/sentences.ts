import type { Span } from '../shared/span.js';

const ENDS = new Set('。!?');
const CLOSES = new Set('"』」)》】’');

/** The sentences of `[start, end)` in the matching copy, final mark and closing quotes included; a line break also ends one. */
export function sentencesIn(text: string, start: number, end: number): Span[] {
  return pieces(text, { start, end }, (char) => ENDS.has(char));
}

/** The parts of `[start, end)` between ； and 。, the mark included. */
export function clausesIn(text: string, start: number, end: number): Span[] {
  return pieces(text, { start, end }, (char) => ENDS.has(char) || char === ';');
}

/** Where the first sentence of `[start, end)` ends: after its mark, or before the line break, or at `end`. */
export function sentenceEnd(text: string, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    const char = text[i] ?? '';
    if (char === '\n') return i;
    if (ENDS.has(char)) return pastClosers(text, i + 1, end);
  }
  return end;
}

function pieces(text: string, range: Span, breaks: (char: string) => boolean): Span[] {
  const found: Span[] = [];
  let from = range.start;
  for (let i = range.start; i < range.end; i++) {
    const char = text[i] ?? '';
    const isLine = char === '\n';
    if (!isLine && !breaks(char)) continue;
    const to = isLine ? i : pastClosers(text, i + 1, range.end);
    if (to > from) found.push({ start: from, end: to });
    from = isLine ? i + 1 : to;
    i = from - 1;
  }
  if (from < range.end) found.push({ start: from, end: range.end });
  return found;
}

function pastClosers(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && CLOSES.has(text[i] ?? '')) i++;
  return i;
}
