/** A piece of text where it stands on a page: the unit is the format's own, counted from the upper left corner. */
export interface Glyphs {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the line the characters stand on. */
  readonly baseline: number;
  /** Height of a full-width character, which in Chinese print is also its width. */
  readonly size: number;
}

export interface Page {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyphs[];
}

/** Characters that stand beside each other on one line, no gap between them wider than a column's. */
export interface Segment extends Glyphs {
  readonly page: number;
}

/** A line of one column, whole. */
export interface PrintedLine extends Segment {
  /** Edges of the text area that the line belongs to. */
  readonly areaLeft: number;
  readonly areaRight: number;
}
