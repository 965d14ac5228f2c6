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
    if (isEnd(code)) return pastClosers(text, { from: start, at: i + 1, end });
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
    const to = isLine ? i : pastClosers(text, { from, at: i + 1, end: range.end });
    if (to > from) found.push({ start: from, end: to });
    from = isLine ? i + 1 : to;
    i = from - 1;
  }
  if (from < range.end) found.push({ start: from, end: range.end });
  return found;
}

/**
 * Both kinds of quotation marks are one in the matching copy: where words follow, a mark behind the end of a sentence
 * opens the next one (「…不强；“谁执法谁普法”…」), unless the sentence has one open.
 */
function pastClosers(text: string, { from, at, end }: { from: number; at: number; end: number }): number {
  let i = at;
  while (i < end && CLOSES.has(text[i] ?? '')) {
    if (text[i] === '"' && HAN.test(text[i + 1] ?? '') && !leavesQuoteOpen(text, from, i)) break;
    i++;
  }
  return i;
}

const HAN = /[\u4e00-\u9fff]/;

function leavesQuoteOpen(text: string, from: number, to: number): boolean {
  let open = false;
  for (let i = from; i < to; i++) if (text[i] === '"') open = !open;
  return open;
}
