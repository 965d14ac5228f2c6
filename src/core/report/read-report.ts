import { toBlocks } from './text/blocks.js';
import { markText } from './text/enumeration.js';
import { findFrame, type Frame } from './head/frame.js';
import type { Cut } from './items/item-shape.js';
import { itemsOf } from './items/items.js';
import { readMetadata } from './head/metadata.js';
import { type MatchingCopy, toMatchingCopy, toOriginalSpan } from './text/normalise.js';
import { outline } from './parts/outline.js';
import type { Document, Part } from './parts/parts.js';
import type { ItemKind, ReportItem, ReportReading, ReportSection } from './types.js';
import { addUnheaded } from './parts/unheaded.js';
import { withoutPageNumbers } from './text/page-numbers.js';
import { unwrap } from './text/unwrap.js';

/**
 * Reads a 法治政府建设情况报告 (or a kindred report): who, when, its parts and their items, each with its place in
 * `text`. Nothing is repaired and nothing is guessed: every quote is `text.slice(start, end)`. Linear in the length.
 */
export function readReport(text: string): ReportReading {
  const copy = markText(unwrap(withoutPageNumbers(toMatchingCopy(text))));
  const blocks = toBlocks(copy);
  const frame = findFrame(copy, blocks);
  const head = readMetadata({ original: text, copy, blocks, frame });
  const document: Document = {
    text: copy.text,
    gaps: copy.gaps,
    blocks: blocks.slice(frame.from, frame.to),
    reportYear: head.metadata.reportYear,
    rectification: frame.title.some((line) => copy.text.slice(line.start, line.end).includes('整改')),
    end: frame.bodyEnd,
  };
  const parts = document.blocks.length === 0 ? [] : addUnheaded(copy, document, outline(copy, document));
  const sections = [...parts, ...closingPart(frame)].map((part) => toSection(text, copy, part));
  const partitioned = { copy, parts, reportYear: document.reportYear };
  const items = parts.flatMap((_, sectionIndex) => {
    const found = itemsOf(partitioned, sectionIndex);
    return found ? found.cuts.map((cut) => ({ cut, kind: found.kind, sectionIndex })) : [];
  });
  const inOrder = items.sort((one, other) => one.cut.start - other.cut.start);
  return { ...head, sections, items: numbered(text, copy, inOrder) };
}

function closingPart({ closing }: Frame): Pick<Part, 'role' | 'heading' | 'start' | 'end'>[] {
  return closing ? [{ role: 'closing', heading: null, start: closing.start, end: closing.end }] : [];
}

function toSection(
  original: string,
  copy: MatchingCopy,
  part: Pick<Part, 'role' | 'heading' | 'start' | 'end'>,
): ReportSection {
  const heading = part.heading && toOriginalSpan(copy, part.heading.start, part.heading.end);
  return {
    role: part.role,
    heading: heading && original.slice(heading.start, heading.end),
    ...toOriginalSpan(copy, part.start, part.end),
    start: bodyStart(original, copy, part.start),
  };
}

/** A part begins with all that is printed there, bullets and debris that the working copy leaves out included. */
function bodyStart(original: string, copy: MatchingCopy, at: number): number {
  const { start } = toOriginalSpan(copy, at, at + 1);
  const after = at > 0 ? (copy.offsets[at - 1] ?? 0) + 1 : 0;
  return after + (/\S/.exec(original.slice(after, start))?.index ?? start - after);
}

interface Placed {
  readonly cut: Cut;
  readonly kind: ItemKind;
  readonly sectionIndex: number;
}

function numbered(original: string, copy: MatchingCopy, placed: readonly Placed[]): ReportItem[] {
  const counts = new Map<ItemKind, number>();
  return placed.map(({ cut, kind, sectionIndex }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const span = toOriginalSpan(copy, cut.start, cut.end);
    const ordinal = cut.ordinal && toOriginalSpan(copy, cut.ordinal.start, cut.ordinal.end);
    return {
      id: `${kind}-${count}`,
      kind,
      text: original.slice(span.start, span.end),
      ...span,
      ordinal: ordinal && original.slice(ordinal.start, ordinal.end),
      parentId: null,
      sectionIndex,
      ruleId: cut.ruleId,
      confidence: cut.confidence,
    };
  });
}
