import type { Profile } from './profile.js';

/** Rarity of terms over the passages of both years: what every sentence says tells nothing. */
export type Rarity = (key: string) => number;

export function rarityOver(profiles: readonly Profile[]): Rarity {
  const count = new Map<string, number>();
  for (const profile of profiles) {
    for (const key of profile.terms.keys()) count.set(key, (count.get(key) ?? 0) + 1);
  }
  const top = Math.log(1 + profiles.length / 1.5);
  return (key) => Math.log(1 + profiles.length / ((count.get(key) ?? 0) + 0.5)) / top;
}

export interface Likeness {
  /** 0..1. */
  readonly score: number;
  /** 0..1, share of the item's telling terms that the statement has. */
  readonly wording: number;
  /** The same trouble or remedy on the same object. */
  readonly samePair: boolean;
  readonly sharedKeys: readonly string[];
}

const TELLING_TERMS = 5;
const TELLING_RARITY = 0.6;
const MIN_NORM = 1.6;
/** What a heading above adds, never more than the statement has itself. */
const LENT = 0.4;
const NO_CONTEXT: ReadonlyMap<string, number> = new Map();
const NONE: Likeness = { score: 0, wording: 0, samePair: false, sharedKeys: [] };

/**
 * How far a statement speaks of the item. Coverage is measured against the item's few most telling terms, as items
 * spell out manifestations that an answer does not repeat.
 */
export function likeness(
  item: Profile,
  statement: Profile,
  rarity: Rarity,
  context: ReadonlyMap<string, number> = NO_CONTEXT,
): Likeness {
  const shared: string[] = [];
  let found = 0;
  let lent = 0;
  for (const [key, weight] of item.terms) {
    const other = statement.terms.get(key);
    if (other !== undefined) {
      shared.push(key);
      found += Math.min(weight, other) * rarity(key);
    } else if (context.has(key)) lent += LENT * weight * rarity(key);
  }
  const pairs = sharedPairs(item, statement) + telling(item, shared, rarity);
  if (shared.length === 0 && pairs === 0) return NONE;
  found += pairs > 0 ? lent : Math.min(lent, found);
  const wording = Math.min(1, found / normOf(item, rarity));
  const theme = [...item.themes].some((code) => statement.themes.has(code));
  const about = pairs > 0 ? 1 : theme ? 0.35 : 0;
  return { score: 0.65 * wording + 0.35 * about, wording, samePair: pairs > 0, sharedKeys: shared };
}

/** A rare listed term in common names the object as well as a theme with its facet does. */
function telling(item: Profile, shared: readonly string[], rarity: Rarity): number {
  return shared.filter((key) => (item.terms.get(key) ?? 0) >= 1 && rarity(key) >= TELLING_RARITY).length;
}

function sharedPairs(a: Profile, b: Profile): number {
  let count = 0;
  for (const pair of a.pairs) if (b.pairs.has(pair)) count++;
  return count;
}

/** Weight of the item's most telling terms. */
export function normOf(item: Profile, rarity: Rarity): number {
  const weights = [...item.terms].map(([key, weight]) => weight * rarity(key)).sort((a, b) => b - a);
  const sum = weights.slice(0, TELLING_TERMS).reduce((total, weight) => total + weight, 0);
  return Math.max(MIN_NORM, sum);
}
