import type { Span } from '../text/marks.js';

/** An item as far as it can be split: `text` is what its spans cut out of the report, one below the other. */
interface Splittable {
  readonly text: string;
  readonly spans: readonly Span[];
}

/**
 * What stands in the field for splitting: the words of the item, each of their own breaks as a blank of the same length, so that every
 * break in the field is one that a person made.
 */
export function wordsToSplit({ text }: Splittable): string {
  return text.replace(/\n/g, ' ');
}

/** @returns the words with a break at every cut. @param cuts places in the report */
export function withBreaks(item: Splittable, cuts: readonly number[]): string {
  const words = wordsToSplit(item);
  const indexes = cuts.map((cut) => indexOf(item, cut)).filter((index) => index > 0 && index < words.length);
  const places = [...new Set(indexes)].sort((one, other) => one - other);
  return [0, ...places].map((from, i) => words.slice(from, places[i])).join('\n');
}

/**
 * @param value the field as the person left it
 * @returns places in the report before which to cut, ascending; null where more than breaks was changed
 */
export function cutsOf(item: Splittable, value: string): number[] | null {
  if (value.replace(/\n/g, '') !== wordsToSplit(item)) return null;
  const cuts: number[] = [];
  let index = 0;
  for (const line of value.split('\n').slice(0, -1)) {
    index += line.length;
    const place = placeOf(item, index);
    if (place !== null && !cuts.includes(place)) cuts.push(place);
  }
  return cuts;
}

/** @returns index in the words of a place in the report; -1 where the item does not hold it */
export function indexOf({ spans }: Splittable, place: number): number {
  let index = 0;
  for (const { start, end } of spans) {
    if (place >= start && place < end) return index + place - start;
    index += end - start + 1;
  }
  return -1;
}

/** The reverse; null at the two ends, where there is nothing to cut. */
function placeOf({ spans }: Splittable, index: number): number | null {
  let left = index;
  if (left === 0) return null;
  for (const { start, end } of spans) {
    if (left < end - start) return start + left;
    left -= end - start + 1;
    if (left < 0) left = 0;
  }
  return null;
}
