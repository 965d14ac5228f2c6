import { focusCoverage, likeness, type Likeness, type Rarity } from './likeness.js';
import type { Passage } from './passages.js';
import type { ItemProfile, Profile } from './profile.js';

/**
 * What is measured of an item and a passage, each 0..1, with its weight in the odds that the passage answers the item.
 * Fitted by logistic regression to the quotes of the labelled pairs (leave one pair out); refit when words are added.
 */
const WEIGHTS = {
  wholeTerms: 1.36,
  wholeGrams: 1.63,
  partTerms: 0.79,
  partGrams: 0.85,
  sameTheme: 0.78,
  sameFacet: 0.31,
  focus: 0.8,
  telling: 1.63,
  headingNames: 0.89,
  headingFocus: 1.15,
  priorOther: -0.86,
  fact: 2.08,
  facetIsObject: 1.11,
};
const BIAS = -5.76;

export type MatchFeatures = Readonly<Record<keyof typeof WEIGHTS, number>>;

/** 0..1, how likely it is that a passage with these measures answers the item. */
export function matchScore(features: MatchFeatures): number {
  const odds = (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).reduce(
    (sum, name) => sum + WEIGHTS[name] * features[name],
    BIAS,
  );
  return 1 / (1 + Math.exp(-odds));
}

export interface Measured {
  readonly features: MatchFeatures;
  /** The likeness that explains the match best: of the whole item or of one clause. */
  readonly likeness: Likeness;
}

const NO_HEADING = { score: 0, focus: 0 };
const SAME_PROBLEM = 0.25;
const SPEAKS = 0.42;

/** Measures one passage against one item. */
export function measure(item: ItemProfile, passage: Passage, rarity: Rarity): Measured {
  const whole = likeness(item.whole, passage.profile, rarity, passage.contextTerms);
  const parts = item.parts.map(({ profile }) =>
    likeness(profile, passage.profile, rarity, passage.contextTerms),
  );
  const heading = headingOf(item, passage, rarity);
  const prior = priorOf(item, passage, rarity);
  const most = (pick: (part: Likeness) => number) => Math.max(0, ...parts.map(pick), pick(whole));
  const features: MatchFeatures = {
    wholeTerms: whole.byTerms,
    wholeGrams: whole.byGrams,
    partTerms: most((part) => part.byTerms),
    partGrams: most((part) => part.byGrams),
    sameTheme: Number(shares(item.whole.themes, passage.profile.themes)),
    sameFacet: Number(shares(item.whole.facets, passage.profile.facets)),
    focus: focusCoverage(item.focus, passage.profile, rarity, passage.contextTerms),
    telling: Math.min(1, whole.telling / 2),
    headingNames: heading.score,
    headingFocus: heading.focus,
    priorOther: Number(prior === false),
    fact: Number(hasFact(passage)),
    facetIsObject: Number(item.whole.themes.size === 0 && shares(item.whole.facets, passage.profile.facets)),
  };
  const best = [whole, ...parts].reduce((one, other) => (other.wording > one.wording ? other : one));
  return { features, likeness: whole.wording >= 0.5 * best.wording ? whole : best };
}

function shares<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
  for (const value of one) if (other.has(value)) return true;
  return false;
}

function hasFact({ assertion: { hasCount, acts, results, closing } }: Passage): boolean {
  return hasCount || acts || results.length + closing.length > 0;
}

function headingOf(item: ItemProfile, { isHeading, heading }: Passage, rarity: Rarity): typeof NO_HEADING {
  if (isHeading || heading.terms.size === 0) return NO_HEADING;
  return {
    score: likeness(item.whole, heading, rarity).score,
    focus: focusCoverage(item.focus, heading, rarity),
  };
}

/** In the prior-year section: whether the paragraph takes up this problem; null where it names none. */
function priorOf(item: ItemProfile, { restated }: Passage, rarity: Rarity): boolean | null {
  if (restated === null || restated.terms.size === 0) return null;
  return sameProblem(item.focus, item.whole, restated, rarity);
}

function sameProblem(focus: Profile, whole: Profile, restated: Profile, rarity: Rarity): boolean {
  return (
    focusCoverage(focus, restated, rarity) >= SAME_PROBLEM ||
    likeness(whole, restated, rarity).score >= SPEAKS
  );
}
