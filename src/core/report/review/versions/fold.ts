import type { Span } from '../../../shared/span.js';

/** Words without what a better scan or another file format changes: white space and the width of letters, figures and marks. */
export interface Folded {
  readonly key: string;
  /** Place in the text of each unit of `key`. */
  readonly at: readonly number[];
}

const FULL_WIDTH = /[！-～]/;
const NOTHING = /[\s\u200b\ufeff]/;

export function fold(text: string, spans: readonly Span[]): Folded {
  const units: string[] = [];
  const at: number[] = [];
  for (const { start, end } of spans)
    for (let place = start; place < end; place++) {
      const unit = text.charAt(place);
      if (NOTHING.test(unit)) continue;
      units.push(FULL_WIDTH.test(unit) ? String.fromCharCode(unit.charCodeAt(0) - 0xfee0) : unit);
      at.push(place);
    }
  return { key: units.join(''), at };
}

/**
 * Where a part of one text lies in another one whose words are the same.
 * @param part spans inside those of `from`
 */
export function transfer(part: readonly Span[], from: Folded, to: Folded): Span[] {
  return part.flatMap(({ start, end }) => {
    const inside = from.at.flatMap((place, index) => (place >= start && place < end ? [index] : []));
    const [first, last] = [inside[0], inside.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ start: to.at[first] ?? 0, end: (to.at[last] ?? 0) + 1 }];
  });
}

/** Pairs of neighbouring units, each once. */
export function pairsOf(key: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < key.length; i++) pairs.add(key.slice(i, i + 2));
  return pairs;
}
