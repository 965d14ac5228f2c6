import type { Span } from '../shared/span.js';
import { markerAt } from './enumeration.js';
import { type Cut, isBareLine, isPrinciple } from './item-shape.js';
import { enumeratedItems } from './items-enumerated.js';
import { proseItems } from './items-prose.js';
import type { MatchingCopy } from './normalise.js';
import type { Document, Part } from './parts.js';
import type { ItemKind } from './types.js';

export interface PartItems {
  readonly kind: ItemKind;
  readonly cuts: readonly Cut[];
}

const KIND = new Map<string, ItemKind>([
  ['shortcomings', 'shortcoming'],
  ['causes', 'cause'],
  ['plan', 'plan'],
  ['prior-rectification', 'prior-rectification'],
]);

/** The items of one part, by the document's own finest enumeration (item-definition, section 1 rule 1). */
export function itemsOf(
  copy: MatchingCopy,
  document: Document,
  parts: readonly Part[],
  part: Part,
): PartItems | null {
  const kind = KIND.get(part.role);
  if (!kind) return null;
  if (part.heading && isPrinciple(headingWords(copy, part.heading))) return { kind, cuts: [] };
  const cuts = ownRanges(parts, part).flatMap((range) => {
    const numbered = enumeratedItems({ copy, range, kind });
    return numbered.length > 0
      ? numbered
      : proseItems({ copy, range, kind, reportYear: document.reportYear });
  });
  return {
    kind,
    cuts: cuts.filter((cut) => !isBareLine(copy.text.slice(cut.start, cut.end), cut.ordinal !== null)),
  };
}

function headingWords(copy: MatchingCopy, heading: Span): string {
  const words = copy.text.slice(heading.start, heading.end);
  const ordinal = markerAt(copy, heading.start);
  return ordinal ? words.slice(ordinal.end - heading.start) : words;
}

/** The part without the parts nested in it. */
function ownRanges(parts: readonly Part[], part: Part): Span[] {
  if (part.depth === 1) return [{ start: part.start, end: part.end }];
  const nested = parts.filter(
    (other) => other.depth === 1 && other.from >= part.start && other.end <= part.end,
  );
  const ranges: Span[] = [];
  let from = part.start;
  for (const inner of nested) {
    if (inner.from > from) ranges.push({ start: from, end: inner.from });
    from = inner.end;
  }
  if (part.end > from) ranges.push({ start: from, end: part.end });
  return ranges;
}
