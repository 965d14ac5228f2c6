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
  /** 0..1, whether it is the same object and not the same field of work. */
  readonly about: number;
  /** Both name troubles or remedies, and none of them is the same. */
  readonly strangers: boolean;
  readonly sharedKeys: readonly string[];
}

const TELLING_TERMS = 5;
const WORDING = 0.65;
const ABOUT = 0.35;
const SAME_THEME = 0.35;
const MOST = 0.8;
const TELLING_RARITY = 0.6;
const MIN_NORM = 1.6;
/** What a heading above adds, never more than the statement has itself. */
const LENT = 0.4;
const NO_CONTEXT: ReadonlyMap<string, number> = new Map();
const NONE: Likeness = { score: 0, wording: 0, about: 0, samePair: false, strangers: false, sharedKeys: [] };

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
  if (shared.length === 0) return NONE;
  const samePair = [...item.pairs].some((pair) => statement.pairs.has(pair));
  const strangers = !samePair && haveNoFacetInCommon(item, statement);
  const about = samePair ? 1 : objectInCommon(item, statement, shared, rarity) * (strangers ? 0.5 : 1);
  found += samePair ? lent : Math.min(lent, found);
  const wording = Math.min(1, found / normOf(item, rarity));
  const score = WORDING * wording + ABOUT * about;
  return { score, wording, about, samePair, strangers, sharedKeys: shared };
}

/** Each side has facets and none is the other's: 人员流动 against 装备配齐. */
function haveNoFacetInCommon(item: Profile, statement: Profile): boolean {
  return (
    item.facets.size > 0 &&
    statement.facets.size > 0 &&
    ![...item.facets].some((facet) => statement.facets.has(facet))
  );
}

/** 0..0.8: without theme and facet in common, rare words shared name the object too. */
function objectInCommon(
  item: Profile,
  statement: Profile,
  shared: readonly string[],
  rarity: Rarity,
): number {
  let telling = 0;
  for (const key of shared) {
    const rare = rarity(key);
    if (rare >= TELLING_RARITY)
      telling += Math.min(item.terms.get(key) ?? 0, statement.terms.get(key) ?? 0) * rare;
  }
  const theme = [...item.themes].some((code) => statement.themes.has(code)) ? SAME_THEME : 0;
  return Math.max(theme, Math.min(MOST, telling * MOST));
}

/** Weight of the item's most telling terms. */
export function normOf(item: Profile, rarity: Rarity): number {
  const weights = [...item.terms].map(([key, weight]) => weight * rarity(key)).sort((a, b) => b - a);
  const sum = weights.slice(0, TELLING_TERMS).reduce((total, weight) => total + weight, 0);
  return Math.max(MIN_NORM, sum);
}
