/** Left, top, width and height on the page, from its upper left corner: points of 1/72 inch in a PDF, millimetres in an OFD. */
export type Box = readonly [left: number, top: number, width: number, height: number];

/**
 * The way back from the working text to the file, as stored: runs in text order, each `[offset in the text, …where]`, that hold
 * until the next one. `byte`: offset in the file where a line begins. `paragraph`: number of the paragraph, from 1.
 * `source`: offset in the decoded source of the page, in UTF-16 units. `pt` and `mm`: page from 1, then its box.
 */
export interface OriginMap {
  readonly unit: 'byte' | 'paragraph' | 'source' | 'pt' | 'mm';
  readonly runs: readonly (readonly number[])[];
}

/** Where a span of the text stands in the file. */
export interface Origin {
  /** As a person would say it: 第3页, 第12段, 第40行. */
  readonly words: string;
  readonly unit: OriginMap['unit'];
  /** Pages, paragraphs or, of a text file, lines: first and last, from 1. Null where the format has none. */
  readonly from: number | null;
  readonly to: number | null;
  /** Offsets of the first and behind the last of the runs touched; null where the format has no offsets or the file ends there. */
  readonly start: number | null;
  readonly end: number | null;
  readonly boxes: readonly { readonly page: number; readonly box: Box }[];
}

/** A map with more runs than this is not kept: no report has so many lines, and the text is of use without it. */
export const MOST_RUNS = 100_000;
const MOST_BOXES = 200;

/** @returns the places of `[start, end)`, null where the map knows none */
export function originOf({ unit, runs }: OriginMap, span: { start: number; end: number }): Origin | null {
  const first = Math.max(0, lastAtOrBefore(runs, span.start));
  const last = Math.max(first, lastAtOrBefore(runs, Math.max(span.start, span.end - 1)));
  const [from, to] = [runs[first], runs[last]];
  if (from === undefined || to === undefined) return null;
  const none = { unit, from: null, to: null, start: null, end: null, boxes: [] };
  const [a, b] = [from[1] ?? 0, to[1] ?? 0];
  if (unit === 'pt' || unit === 'mm') {
    const boxes = runs
      .slice(first, last + 1)
      .slice(0, MOST_BOXES)
      .map(toBox);
    return { ...none, words: range(a, b, '页'), from: a, to: b, boxes };
  }
  if (unit === 'paragraph') return { ...none, words: range(a, b, '段'), from: a, to: b };
  const offsets = { start: a, end: runs[last + 1]?.[1] ?? null };
  if (unit === 'source') return { ...none, words: `网页源代码第${a + 1}个字符起`, ...offsets };
  return { ...none, words: range(first + 1, last + 1, '行'), from: first + 1, to: last + 1, ...offsets };
}

function toBox([
  ,
  page = 0,
  left = 0,
  top = 0,
  width = 0,
  height = 0,
]: readonly number[]): Origin['boxes'][number] {
  return { page, box: [left, top, width, height] };
}

function range(from: number, to: number, what: string): string {
  return from === to ? `第${from}${what}` : `第${from}至${to}${what}`;
}

function lastAtOrBefore(runs: OriginMap['runs'], offset: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.[0] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
