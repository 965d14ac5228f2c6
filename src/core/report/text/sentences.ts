import type { Span } from '../../shared/span.js';

const NEWLINE = 10;
const SEMICOLON = 0x3b;
const isEnd = (code: number): boolean => code === 0x3002 || code === 0x21 || code === 0x3f;
const CLOSES = new Set('"』」)》】’');

/** The sentences of `[start, end)` in the matching copy, final mark and closing quotes included; a line break also ends one. */
export function sentencesIn(text: string, start: number, end: number): Span[] {
  return pieces(text, { start, end }, isEnd);
}

/** The parts of `[start, end)` between ； and 。, the mark included. */
export function clausesIn(text: string, start: number, end: number): Span[] {
  return pieces(text, { start, end }, (code) => isEnd(code) || code === SEMICOLON);
}

/** Where the first sentence of `[start, end)` ends: after its mark, or before the line break, or at `end`. */
export function sentenceEnd(text: string, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === NEWLINE) return i;
    if (isEnd(code)) return pastClosers(text, i + 1, end);
  }
  return end;
}

function pieces(text: string, range: Span, breaks: (code: number) => boolean): Span[] {
  const found: Span[] = [];
  let from = range.start;
  for (let i = range.start; i < range.end; i++) {
    const code = text.charCodeAt(i);
    const isLine = code === NEWLINE;
    if (!isLine && !breaks(code)) continue;
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
