import { wordList } from '../shared/term-scanner.js';
import { COMMON_PAIRS } from './common-pairs.js';
import type { Profile } from './profile.js';

/** Rarity 0..1 over the passages of this year's text: what every sentence says tells nothing. */
export interface Rarity {
  readonly ofTerm: (key: string) => number;
  readonly ofGram: (gram: string) => number;
  /** Weight of a profile's most telling terms, and of its rarest character pairs: what full coverage would be. */
  readonly normsOf: (profile: Profile) => { readonly terms: number; readonly grams: number };
}

const COMMON = 0.35;
/** Short texts make everything look frequent. */
const FLOOR = 20;
const TELLING_TERMS = 5;
const TELLING_GRAMS = 12;
const MIN_NORM = 1.6;
const MIN_GRAM_NORM = 3;

export function rarityOver(profiles: readonly Profile[]): Rarity {
  const ofTerm = rarityIn(profiles.map(({ terms }) => terms.keys()));
  const local = rarityIn(profiles.map(({ grams }) => grams.values()));
  const ofGram = (gram: string) => local(gram) * (COMMON_PAIRS.has(gram) ? COMMON : 1);
  const known = new WeakMap<Profile, { terms: number; grams: number }>();
  const normsOf = (profile: Profile) => {
    const before = known.get(profile);
    if (before) return before;
    const terms = [...profile.terms].map(([key, weight]) => weight * ofTerm(key));
    const grams = [...profile.grams].map(ofGram);
    const norms = {
      terms: Math.max(MIN_NORM, sumOfLargest(terms, TELLING_TERMS)),
      grams: Math.max(MIN_GRAM_NORM, sumOfLargest(grams, TELLING_GRAMS)),
    };
    known.set(profile, norms);
    return norms;
  };
  return { ofTerm, ofGram, normsOf };
}

function rarityIn(keysOf: readonly Iterable<string>[]): (key: string) => number {
  const count = new Map<string, number>();
  for (const keys of keysOf) for (const key of keys) count.set(key, (count.get(key) ?? 0) + 1);
  const size = keysOf.length + FLOOR;
  const top = Math.log(1 + size);
  const byCount = Array.from(
    { length: keysOf.length + 1 },
    (_, times) => Math.log(1 + size / Math.max(1, times)) / top,
  );
  return (key) => byCount[count.get(key) ?? 0] ?? 1;
}

function sumOfLargest(weights: number[], most: number): number {
  return weights
    .sort((a, b) => b - a)
    .slice(0, most)
    .reduce((total, weight) => total + weight, 0);
}

export interface Likeness {
  /** 0..1. */
  readonly score: number;
  /** 0..1, share of the item's telling terms that the statement has. */
  readonly wording: number;
  /** The same by listed terms alone, and by character pairs alone. */
  readonly byTerms: number;
  readonly byGrams: number;
  /** Weight of the rare listed terms in common. */
  readonly telling: number;
  /** The same trouble or remedy on the same object. */
  readonly samePair: boolean;
  readonly sharedKeys: readonly string[];
}

const WORDING = 0.65;
const ABOUT = 0.35;
const SAME_THEME = 0.35;
const MOST = 0.8;
const TELLING_RARITY = 0.5;
/** Of an item without a theme the facet itself is the object: 亮点不突出, 工作合力不强. */
const FACET_AS_OBJECT = 0.7;
/** What a heading above adds, never more than the statement has itself. */
const LENT = 0.4;
const NO_CONTEXT: ReadonlyMap<string, number> = new Map();

/** What an item is held against: a passage with the terms its headings lend, or a wording by itself. */
export interface Heard {
  readonly profile: Profile;
  readonly contextTerms: ReadonlyMap<string, number>;
}

export function byItself(profile: Profile): Heard {
  return { profile, contextTerms: NO_CONTEXT };
}

/**
 * How far a statement speaks of the item. Coverage is measured against the item's few most telling terms, as items
 * spell out manifestations that an answer does not repeat.
 */
export function likeness(item: Profile, heard: Heard, rarity: Rarity): Likeness {
  const statement = heard.profile;
  const terms = sharedTerms(item, heard, rarity);
  const samePair = [...item.pairs].some((pair) => statement.pairs.has(pair));
  const facetOnly = item.themes.size === 0 && [...item.facets].some((facet) => statement.facets.has(facet));
  const about = samePair
    ? 1
    : Math.max(facetOnly ? FACET_AS_OBJECT : 0, objectInCommon(item, statement, terms.telling));
  const found = terms.found + (samePair ? terms.lent : Math.min(terms.lent, terms.found));
  const byTerms = Math.min(1, found / rarity.normsOf(item).terms);
  const byGrams = gramCoverage(item, statement, rarity);
  const wording = Math.max(byTerms, byGrams);
  const score = WORDING * wording + ABOUT * about;
  const { keys: sharedKeys, telling } = terms;
  return { score, wording, byTerms, byGrams, telling, samePair, sharedKeys };
}

interface Shared {
  readonly keys: readonly string[];
  readonly found: number;
  readonly lent: number;
  readonly telling: number;
}

function sharedTerms(
  item: Profile,
  { profile: statement, contextTerms: context }: Heard,
  rarity: Rarity,
): Shared {
  const keys: string[] = [];
  let found = 0;
  let lent = 0;
  let telling = 0;
  for (const [key, weight] of item.terms) {
    const other = statement.terms.get(key);
    if (other === undefined) {
      if (context.has(key)) lent += LENT * weight * rarity.ofTerm(key);
      continue;
    }
    const rare = rarity.ofTerm(key);
    keys.push(key);
    found += Math.min(weight, other) * rare;
    if (rare >= TELLING_RARITY) telling += Math.min(weight, other) * rare;
  }
  return { keys, found, lent, telling };
}

/** 0..1, share of the item's rarest character pairs that the statement has. */
function gramCoverage(item: Profile, statement: Profile, rarity: Rarity): number {
  let found = 0;
  for (const gram of item.grams) if (statement.grams.has(gram)) found += rarity.ofGram(gram);
  return found === 0 ? 0 : Math.min(1, found / rarity.normsOf(item).grams);
}

/** 0..0.8: without theme and facet in common, rare words shared name the object too. */
function objectInCommon(item: Profile, statement: Profile, telling: number): number {
  const theme = [...item.themes].some((code) => statement.themes.has(code)) ? SAME_THEME : 0;
  return Math.max(theme, Math.min(MOST, telling * MOST));
}

/**
 * 0..1, how much of what the item names first the statement has. Rare words count doubly: 重大行政决策后评估 is not
 * answered by another sentence on 重大行政决策.
 */
export function focusCoverage(
  focus: Profile,
  { profile: statement, contextTerms: context }: Heard,
  rarity: Rarity,
): number {
  let all = 0;
  let found = 0;
  for (const [key, weight] of focus.terms) {
    const worth = weight * rarity.ofTerm(key) ** 2;
    all += worth;
    if (statement.terms.has(key)) found += worth;
    else if (context.has(key)) found += worth * HEADING_WORTH;
  }
  return all === 0 ? 1 : Math.max(found / all, gramCoverage(focus, statement, rarity));
}

const HEADING_WORTH = 0.7;

const NAMES_AN_OBJECT = 0.9;
const SELDOM = 0.75;

/** Fields of work and qualities: any measure of the field may stand for them. */
const BROAD: ReadonlySet<string> = new Set(
  wordList(
    `普法 学法 宣讲 法治讲座 法治意识 依法行政能力 履行法治建设职责 习近平法治思想 执法 行政执法 执法人员 执法程序 领导干部 村干部 群众 法治队伍 党政主要负责人 矛盾纠纷 人民调解 政务服务`,
  ),
);

/** Listed objects that are named first, in text order; `seldom` of them are all but absent from this year's text. */
export interface NamedObjects {
  readonly all: readonly string[];
  readonly seldom: readonly string[];
}

export function objectsOf(focus: Profile, rarity: Rarity): NamedObjects {
  const all = [...focus.terms]
    .filter(([key, weight]) => weight >= NAMES_AN_OBJECT && !key.includes('|') && !key.startsWith('“'))
    .map(([key]) => key);
  return { all, seldom: all.filter((key) => !BROAD.has(key) && rarity.ofTerm(key) >= SELDOM) };
}
