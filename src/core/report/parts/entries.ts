import type { Span } from '../../shared/span.js';
import { isHeadingLine } from '../items/item-shape.js';
import { type MarkedCopy, markersIn } from '../text/enumeration.js';
import { HEADING_STYLES, type MarkerStyle } from '../text/ordinals.js';
import { clausesIn } from '../text/sentences.js';
import { blocksIn } from './part-blocks.js';
import type { Document } from './parts.js';

/** A stretch of text, and which of its numbered blocks are entries in spite of the clauses (一是…二是…) in them. */
export interface Listed {
  readonly range: Span;
  readonly isWhole: (words: string) => boolean;
}

/** An entry with the style of its ordinal; null where it has none. */
interface Styled extends Span {
  readonly style: MarkerStyle | null;
}

/**
 * What stands in a part, as its author cut it: numbered clauses, else numbered blocks and paragraphs, else sentences. The
 * paragraph that leads up to a numbered list is none of them.
 */
export function entriesIn(copy: MarkedCopy, document: Document, listed: Listed): Span[] {
  const blocks = blocksIn(document, listed.range, true).map(({ start, end, marker }) => {
    const own = start < listed.range.start ? null : marker;
    return { start: own?.end ?? Math.max(start, listed.range.start), end, style: own?.style ?? null };
  });
  const numbered = blocks.filter(({ style }) => style !== null).length > 1;
  const told = withBodies(document.text, numbered && blocks[0]?.style === null ? blocks.slice(1) : blocks);
  const entries = told.flatMap((block) => clausesOf(copy, block, listed));
  const [only, another] = entries;
  return only && !another ? clausesIn(document.text, only.start, only.end) : entries;
}

function clausesOf(copy: MarkedCopy, block: Styled, { isWhole }: Listed): Span[] {
  const clauses = markersIn(copy, block.start, block.end).filter(({ style }) => !HEADING_STYLES.has(style));
  const whole = block.style !== null && isWhole(copy.text.slice(block.start, block.end));
  if (clauses.length < 2 || whole) return [block];
  return clauses.map((clause, index) => ({ start: clause.end, end: clauses[index + 1]?.start ?? block.end }));
}

/** A heading line goes with the paragraph below it, and with none of the entries where it heads a list of them. */
function withBodies(text: string, blocks: readonly Styled[]): Styled[] {
  const told: Styled[] = [];
  blocks.forEach((block, index) => {
    const [before, next] = [blocks[index - 1], blocks[index + 1]];
    const heads = isHeadingLine(text.slice(block.start, block.end)) && next && next.style !== block.style;
    if (heads) return;
    const headed = before && block.style === null && isHeadingLine(text.slice(before.start, before.end));
    told.push(headed ? { ...before, end: block.end } : block);
  });
  return told;
}
