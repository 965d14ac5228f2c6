/** `[start, end)` in the working text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type ItemKind = 'shortcoming' | 'cause' | 'plan' | 'prior-rectification';
/** What a place of the text is: an item of a kind, text that no item covers, or what a note is about. */
export type MarkKind = ItemKind | 'uncovered' | 'note';

export interface Mark extends Span {
  readonly kind: MarkKind;
  /** Id of the item; a place of its own name for anything else. */
  readonly id: string;
}

/** A stretch of one paragraph over which the same marks lie. */
export interface Segment extends Span {
  /** The narrowest first: an item within an item is the one that is meant. */
  readonly marks: readonly Mark[];
}

/**
 * Cuts a paragraph where a mark begins or ends.
 * @param marks that may lie anywhere, over one another, too
 * @returns segments without gap or overlap that together are the paragraph
 */
export function segmentsOf(paragraph: Span, marks: readonly Mark[]): Segment[] {
  const within = marks.filter((mark) => overlaps(mark, paragraph));
  const cuts = new Set([paragraph.start, paragraph.end]);
  for (const { start, end } of within) {
    cuts.add(Math.max(start, paragraph.start));
    cuts.add(Math.min(end, paragraph.end));
  }
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(0, -1).map((start, index) => {
    const end = places[index + 1] ?? paragraph.end;
    return { start, end, marks: narrowestFirst(within.filter((mark) => overlaps(mark, { start, end }))) };
  });
}

/** Marks by the span they touch, looked up without going through all of them. */
export class MarkIndex {
  private readonly sorted: readonly Mark[];
  /** For each mark the furthest end of it and of all before it. */
  private readonly reach: readonly number[];

  constructor(marks: readonly Mark[]) {
    this.sorted = [...marks].sort((one, other) => one.start - other.start);
    let furthest = 0;
    this.reach = this.sorted.map(({ end }) => (furthest = Math.max(furthest, end)));
  }

  touching(span: Span): Mark[] {
    const found: Mark[] = [];
    for (let i = this.firstFrom(span.end) - 1; i >= 0 && (this.reach[i] ?? 0) > span.start; i -= 1) {
      const mark = this.sorted[i];
      if (mark !== undefined && overlaps(mark, span)) found.push(mark);
    }
    return found.reverse();
  }

  /** Index of the first mark that begins at the place or after it. */
  private firstFrom(place: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sorted[middle]?.start ?? Infinity) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function narrowestFirst(marks: readonly Mark[]): Mark[] {
  return [...marks].sort((one, other) => one.end - one.start - (other.end - other.start));
}
