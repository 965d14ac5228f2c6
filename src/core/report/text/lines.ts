import type { Span } from '../../shared/span.js';

/** The lines of the text, empty ones left out; offsets are into the text given. */
export function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  for (let from = 0; from < text.length;) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    if (to > from) lines.push({ start: from, end: to });
    from = to + 1;
  }
  return lines;
}

/** The lines of `[start, end)`, empty ones left out; offsets are into the whole text. */
export function linesWithin(text: string, { start, end }: Span): Span[] {
  return linesOf(text.slice(start, end)).map((line) => ({
    start: start + line.start,
    end: start + line.end,
  }));
}
