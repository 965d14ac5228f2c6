import type { Span } from '../../shared/span.js';
import { isSignature } from '../head/chrome.js';
import { markerAt } from './enumeration.js';
import { HEADING_STYLES } from './ordinals.js';
import { cutOut } from './cut-out.js';
import { linesOf } from './lines.js';
import type { MatchingCopy } from './normalise.js';

/** Lines broken at a fixed width, as text copied out of a printed page is, are joined again. */
export function unwrap(copy: MatchingCopy): MatchingCopy {
  const lines = linesOf(copy.text);
  const indented = brokenUnderIndent(copy, lines);
  const width = indented > 0 ? indented : wrapWidth(copy.text, lines);
  if (width === 0) return copy;
  const soft = lines
    .filter((line, index) =>
      isSoftBreak(copy, line, { next: lines[index + 1], width, indents: indented > 0 }),
    )
    .map((line) => ({ start: line.end, end: line.end + 1 }));
  return cutOut(copy, soft);
}

const TERMINAL = new Set('。!?;:"」』)》】');
const LEAST_LINES = 8;
const LEAST_WIDTH = 18;
const GREATEST_WIDTH = 70;
/** Half-width digits and hanging punctuation make full lines differ by a few characters. */
const SLACK = 5;
/** Headings, too, end without a full stop: only where most lines do is the text wrapped. */
const LEAST_SHARE = 0.35;

/** The width at which the text is broken, 0 where it is not. */
function wrapWidth(text: string, lines: readonly Span[]): number {
  const open = lines.filter((line) => !TERMINAL.has(text[line.end - 1] ?? '')).map(lengthOf);
  const candidates = open.filter((length) => length >= LEAST_WIDTH).sort((one, other) => one - other);
  if (candidates.length < LEAST_LINES || candidates.length < lines.length * LEAST_SHARE) return 0;
  const width = candidates[Math.floor(candidates.length * 0.9)] ?? 0;
  const full = candidates.filter((length) => Math.abs(length - width) <= SLACK).length;
  const longer = lines.filter((line) => lengthOf(line) > width + SLACK).length;
  const regular = full >= candidates.length * 0.7 && longer <= lines.length * 0.1;
  return regular && width <= GREATEST_WIDTH ? width : 0;
}

const LEAST_INDENTED = 3;

/**
 * Paragraphs that begin with an indent while lines without one follow lines without an end: the text is wrapped,
 * however short it is. The length of the longest line so broken, 0 where there is none.
 */
function brokenUnderIndent(copy: MatchingCopy, lines: readonly Span[]): number {
  const numbered = lines.filter((line) => leadsHeading(copy, line));
  const withIndent = numbered.filter((line) => copy.gaps[line.start] === 1);
  if (withIndent.length < LEAST_INDENTED || withIndent.length < numbered.length * 0.9) return 0;
  const broken = lines.filter((line, index) => {
    const next = lines[index + 1];
    if (!next || copy.gaps[line.start] === 0 || copy.gaps[next.start] === 1) return false;
    return !TERMINAL.has(copy.text[line.end - 1] ?? '') && lengthOf(line) >= LEAST_WIDTH;
  });
  return broken.length >= 2 ? broken.reduce((most, line) => Math.max(most, lengthOf(line)), 0) : 0;
}

interface Wrapping {
  readonly next: Span | undefined;
  readonly width: number;
  /** New paragraphs are known by their indent. */
  readonly indents: boolean;
}

function isSoftBreak(copy: MatchingCopy, line: Span, { next, width, indents }: Wrapping): boolean {
  if (!next || lengthOf(line) < width - SLACK || leadsHeading(copy, next)) return false;
  if (indents) return copy.gaps[next.start] === 0 && !isSignature(copy.text.slice(next.start, next.end));
  const last = copy.text[line.end - 1] ?? '';
  return last !== '。' || copy.gaps[next.start] === 0;
}

function leadsHeading(copy: MatchingCopy, line: Span): boolean {
  const marker = markerAt(copy, line.start);
  return marker !== null && HEADING_STYLES.has(marker.style);
}

function lengthOf(line: Span): number {
  return line.end - line.start;
}
