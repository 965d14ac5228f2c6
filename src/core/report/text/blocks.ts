import type { Span } from '../../shared/span.js';
import { isChrome } from '../head/chrome.js';
import { type MarkedCopy, markersIn } from './enumeration.js';
import { HEADING_STYLES, type Marker } from './ordinals.js';
import { linesOf } from './lines.js';
import { sentenceEnd } from './sentences.js';
import { isTitle } from '../head/title-form.js';

/**
 * A stretch that can begin a section: a line, or the part of a line that a heading ordinal opens (headings are often
 * glued to the end of the paragraph before, or a whole report stands on one line).
 */
export interface Block extends Span {
  readonly marker: Marker | null;
  /** Its first words, ordinal excluded: the candidate heading. */
  readonly heading: Span;
  /** The heading is all the block holds. */
  readonly headingOnly: boolean;
  readonly chrome: boolean;
  /** The block begins a line. */
  readonly leads: boolean;
}

/** Longer than any heading in use; the longest sentences that officials print as headings have about 60 characters. */
const HEADING_MAX = 80;

export function toBlocks(copy: MarkedCopy): Block[] {
  const blocks: Block[] = [];
  for (const line of linesOf(copy.text)) {
    const title = titleOnSameLine(copy, line);
    if (title) {
      splitLine(copy, title, blocks);
      splitLine(copy, { start: title.end, end: line.end }, blocks);
    } else if (isChrome(copy.text.slice(line.start, line.end))) {
      blocks.push({ ...line, marker: null, heading: line, headingOnly: true, chrome: true, leads: true });
    } else {
      splitLine(copy, line, blocks);
    }
  }
  return blocks;
}

const INLINE_TITLE_MAX = 60;
const LONG_LINE = 120;

/** 「…情况报告2024年,我镇…」: the words that a first paragraph begins with. */
const OPENS_BODY = /20\d\d年(?:以来)?,|今年以来|近年来|根据|按照|为深入/y;

/** The whole report on one line: its title is set off by a space, or by nothing but the first words of the body. */
function titleOnSameLine(copy: MarkedCopy, line: Span): Span | null {
  if (line.end - line.start < LONG_LINE) return null;
  for (let i = line.start + 1; i < line.start + INLINE_TITLE_MAX; i++) {
    OPENS_BODY.lastIndex = i;
    if (copy.gaps[i] !== 1 && !OPENS_BODY.test(copy.text)) continue;
    if (isTitle(copy.text.slice(line.start, i))) return { start: line.start, end: i };
  }
  return null;
}

/** Adds the blocks of one line to `blocks`. */
function splitLine(copy: MarkedCopy, line: Span, blocks: Block[]): void {
  const markers = markersIn(copy, line.start, line.end);
  const openers = markers.filter((marker) => HEADING_STYLES.has(marker.style));
  const clauses = markers.filter((marker) => !HEADING_STYLES.has(marker.style));
  const first = openers[0];
  let next = 0;
  if (!first || first.start > line.start) add(null, { start: line.start, end: first?.start ?? line.end });
  openers.forEach((marker, index) => {
    add(marker, { start: marker.start, end: openers[index + 1]?.start ?? line.end });
  });

  function add(marker: Marker | null, span: Span): void {
    const body = marker?.end ?? span.start;
    while ((clauses[next]?.start ?? Infinity) < body) next++;
    const clause = clauses[next];
    const limit = clause && clause.start > body && clause.start < span.end ? clause.start : span.end;
    const end = headingEnd(copy.text, body, limit);
    blocks.push({
      start: span.start,
      end: span.end,
      marker,
      heading: { start: body, end },
      headingOnly: end >= span.end,
      chrome: false,
      leads: span.start === line.start,
    });
  }
}

const COLON = 0x3a;
const SEMICOLON = 0x3b;

function headingEnd(text: string, start: number, limit: number): number {
  const end = sentenceEnd(text, start, Math.min(limit, start + HEADING_MAX * 3));
  for (let i = start + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === SEMICOLON || (code === COLON && !isTimeOfDay(text, i))) return i + 1;
  }
  return end;
}

/** 「上午8:00」 */
function isTimeOfDay(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
