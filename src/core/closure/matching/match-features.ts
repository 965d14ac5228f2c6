import { byItself, focusCoverage, likeness, type Likeness, type Rarity } from '../../text/likeness.js';
import { unlistedNamesIn } from '../../text/names.js';
import type { Passage } from '../reading/passages.js';
import { shares, type ItemProfile, type Profile } from '../../text/profile.js';

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
/**
 * Odds for a number of things that stands in both: 23个小区. No report has the same one by chance. Set by hand: too few of the
 * labelled pairs have one to be fitted.
 */
const SAME_COUNT = 2.2;

/** Odds for a name in common that is in no list, set by hand for the same reason. */
const SAME_NAME = 0.5;

export type MatchFeatures = Readonly<Record<keyof typeof WEIGHTS, number>>;

function matchScore(features: MatchFeatures, more: number): number {
  const odds = (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).reduce(
    (sum, name) => sum + WEIGHTS[name] * features[name],
    BIAS + more,
  );
  return 1 / (1 + Math.exp(-odds));
}

export interface Measured {
  /** 0..1, how likely the passage answers the item. */
  readonly score: number;
  /** 0..1, the same whether or not it has a fact: how likely the passage is on the matter at all. */
  readonly topic: number;
  /** null where nothing is shared at all. */
  readonly features: MatchFeatures | null;
  /** The likeness that explains the match best: of the whole item or of one clause. */
  readonly likeness: Likeness;
}

/** A number, its unit and what is counted; small numbers are shared by chance. */
const COUNTED = /(?:[4-9]|\d{2,})(?:家|个|名|所|处|件|户|项|起|台|套|宗|份|座)[\p{Script=Han}]{2}/gu;

function sharesCount({ text }: ItemProfile, passage: Passage): boolean {
  return [...text.matchAll(COUNTED)].some(([counted]) => passage.text.includes(counted));
}

const NO_HEADING = { score: 0, focus: 0 };
const SAME_PROBLEM = 0.25;
const SPEAKS = 0.42;
/** Coverage below which no score worth a look can come out. */
const SOME_WORD = 0.05;
/** Likeness from which a heading alone makes the sentence beneath it worth looking at. */
const HEADING_NAMES = 0.6;
/** Share of the best clause's wording from which the whole item explains the match. */
const EXPLAINS = 0.5;

/** `more`: odds for what is known beside the wording, 0 where nothing is. */
export type Measurer = (passage: Passage, more?: number) => Measured;

/** Measures passages against one item; what stands beneath one heading is held against it once. */
export function measurerFor(item: ItemProfile, rarity: Rarity): Measurer {
  const headings = new Map<Profile, typeof NO_HEADING>();
  const names = unlistedNamesIn(item.clauses[0]?.text ?? '');
  const headingOf = ({ isHeading, heading, profile }: Passage) => {
    if (isHeading || heading.terms.size === 0 || speaksOfElse(item.whole, profile)) return NO_HEADING;
    const found = headings.get(heading) ?? {
      score: likeness(item.whole, byItself(heading), rarity).score,
      focus: focusCoverage(item.focus, byItself(heading), rarity),
    };
    headings.set(heading, found);
    return found;
  };
  return (passage, more = 0) => measure(item, passage, { rarity, heading: headingOf(passage), names, more });
}

/** A heading lends nothing to a sentence that has a theme of its own, and another one. */
function speaksOfElse(item: Profile, statement: Profile): boolean {
  return item.themes.size > 0 && statement.themes.size > 0 && !shares(item.themes, statement.themes);
}

interface Beside {
  readonly rarity: Rarity;
  readonly heading: typeof NO_HEADING;
  /** The item's. */
  readonly names: ReadonlySet<string>;
  readonly more: number;
}

function measure(item: ItemProfile, passage: Passage, beside: Beside): Measured {
  const { rarity, heading, names } = beside;
  const whole = likeness(item.whole, passage, rarity);
  if (whole.wording < SOME_WORD && heading.score < HEADING_NAMES && beside.more === 0)
    return { score: 0, topic: 0, features: null, likeness: whole };
  const parts = item.parts.map(({ profile }) => likeness(profile, passage, rarity));
  const most = (pick: (part: Likeness) => number) => Math.max(pick(whole), ...parts.map(pick));
  const sameFacet = shares(item.whole.facets, passage.profile.facets);
  const features: MatchFeatures = {
    wholeTerms: whole.byTerms,
    wholeGrams: whole.byGrams,
    partTerms: most((part) => part.byTerms),
    partGrams: most((part) => part.byGrams),
    sameTheme: Number(shares(item.whole.themes, passage.profile.themes)),
    sameFacet: Number(sameFacet),
    focus: focusCoverage(item.focus, passage, rarity),
    telling: Math.min(1, whole.telling / 2),
    headingNames: heading.score,
    headingFocus: heading.focus,
    priorOther: Number(takesUpAnother(item, passage, rarity)),
    fact: Number(hasFact(passage)),
    facetIsObject: Number(item.whole.themes.size === 0 && sameFacet),
  };
  const best = [whole, ...parts].reduce((one, other) => (other.wording > one.wording ? other : one));
  const more =
    beside.more +
    (sharesCount(item, passage) ? SAME_COUNT : 0) +
    (shares(names, passage.names) ? SAME_NAME : 0);
  return {
    score: matchScore(features, more),
    topic: matchScore({ ...features, fact: 1 }, more),
    features,
    likeness: whole.wording >= best.wording * EXPLAINS ? whole : best,
  };
}

function hasFact({ assertion: { hasCount, acts, results, closing } }: Passage): boolean {
  return hasCount || acts || results.length + closing.length > 0;
}

/** In the prior-year section: the paragraph names a problem, and it is not this one. */
function takesUpAnother(item: ItemProfile, { restated }: Passage, rarity: Rarity): boolean {
  if (restated === null || restated.terms.size === 0) return false;
  return (
    focusCoverage(item.focus, byItself(restated), rarity) < SAME_PROBLEM &&
    likeness(item.whole, byItself(restated), rarity).score < SPEAKS
  );
}
