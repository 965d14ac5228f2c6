import { THEMES } from '../../shared/themes.js';
import {
  byItself,
  focusCoverage,
  type Likeness,
  likeness,
  type Rarity,
  rarityOver,
} from '../../text/likeness.js';
import { matchingCopy } from '../../text/matching-copy.js';
import { type FocusedProfile, focusedProfileOf, shares } from '../../text/profile.js';
import { vocabularyWith } from '../../text/vocabulary.js';
import type { Linkable, LinkFeature, LinkSuggestion } from './types.js';

/** Version of the suggestions, kept beside them. */
export const LINK_RULES_VERSION = '1';

export interface LinkQuestion {
  readonly shortcomings: readonly Linkable[];
  readonly planItems: readonly Linkable[];
  /** Groups of names of one unit: `[['综合行政执法队', '执法队']]`. */
  readonly aliases: readonly (readonly string[])[];
}

/** Below this a pair is not worth a person's look. */
const WORTH_A_LOOK = 0.3;
/** Beside the best answer to a shortcoming only those nearly as good. */
const AS_GOOD = 0.75;
const MOST_PER_SHORTCOMING = 3;
/** Every pair is rated: lists longer than any body's own, and items longer than any pledge, are looked at in part. */
const MOST_ITEMS = 100;
const MOST_TEXT = 2_000;

interface Read {
  readonly item: Linkable;
  readonly profile: FocusedProfile;
  readonly place: number;
}

/**
 * Which plan items may answer which shortcomings of one report: by words of the field, themes, remedies that fit the
 * trouble, named units and character pairs, each weighed by its rarity within the report. Deterministic.
 */
export function suggestLinks({ shortcomings, planItems, aliases }: LinkQuestion): LinkSuggestion[] {
  const vocabulary = vocabularyWith(aliases);
  const read = (item: Linkable, place: number): Read => ({
    item,
    place,
    profile: focusedProfileOf(matchingCopy(item.text.slice(0, MOST_TEXT)), vocabulary),
  });
  const troubles = shortcomings.slice(0, MOST_ITEMS).map(read);
  const promises = planItems.slice(0, MOST_ITEMS).map(read);
  const rarity = rarityOver([...troubles, ...promises].map(({ profile }) => profile.whole));
  const sameLength = troubles.length > 1 && troubles.length === promises.length;
  return troubles.flatMap((trouble) => {
    const rated = promises
      .map((promise) => rate(trouble, promise, { rarity, sameLength }))
      .filter(({ score }) => score >= WORTH_A_LOOK)
      .sort((a, b) => b.score - a.score);
    const best = rated[0]?.score ?? 0;
    return rated.filter(({ score }) => score >= best * AS_GOOD).slice(0, MOST_PER_SHORTCOMING);
  });
}

interface Setting {
  readonly rarity: Rarity;
  readonly sameLength: boolean;
}

const WEIGHTS = { telling: 0.34, focus: 0.22, theme: 0.16, remedy: 0.18, unit: 0.1, place: 0.06 } as const;

function rate(trouble: Read, promise: Read, { rarity, sameLength }: Setting): LinkSuggestion {
  const forth = likeness(trouble.profile.whole, byItself(promise.profile.whole), rarity);
  const back = likeness(promise.profile.whole, byItself(trouble.profile.whole), rarity);
  const wording = Math.max(forth.wording, back.wording);
  const focus = Math.max(
    focusCoverage(trouble.profile.focus, byItself(promise.profile.whole), rarity),
    focusCoverage(promise.profile.focus, byItself(trouble.profile.whole), rarity),
  );
  const units = sharedUnits(trouble.item, promise.item);
  const isAtSamePlace = sameLength && trouble.place === promise.place;
  const remedy = forth.samePair || shares(trouble.profile.focus.pairs, promise.profile.whole.pairs);
  const score =
    WEIGHTS.telling * Math.min(1, wording * 1.3) +
    WEIGHTS.focus * focus +
    WEIGHTS.theme * Number(shares(trouble.profile.whole.themes, promise.profile.whole.themes)) +
    WEIGHTS.remedy * Number(remedy) +
    WEIGHTS.unit * Number(units.length > 0) +
    WEIGHTS.place * Number(isAtSamePlace);
  return {
    shortcomingId: trouble.item.id,
    planItemId: promise.item.id,
    score: Math.round(Math.min(1, score) * 1000) / 1000,
    features: featuresOf({ trouble, promise, forth, units, remedy, isAtSamePlace }),
  };
}

interface Seen {
  readonly trouble: Read;
  readonly promise: Read;
  readonly forth: Likeness;
  readonly units: readonly string[];
  readonly remedy: boolean;
  readonly isAtSamePlace: boolean;
}

const MOST_WORDS = 6;

function featuresOf({ trouble, promise, forth, units, remedy, isAtSamePlace }: Seen): LinkFeature[] {
  const words = wordsInCommon(trouble.profile, forth).slice(0, MOST_WORDS);
  const themes = THEMES.map(({ code }) => code).filter(
    (code) => trouble.profile.whole.themes.has(code) && promise.profile.whole.themes.has(code),
  );
  return [
    ...(words.length > 0 ? [{ kind: 'words', words } as const] : []),
    ...(themes.length > 0 ? [{ kind: 'theme', themes } as const] : []),
    ...(remedy ? [{ kind: 'remedy' } as const] : []),
    ...(units.length > 0 ? [{ kind: 'unit', units } as const] : []),
    ...(forth.byGrams > 0 ? [{ kind: 'wording', percent: Math.round(forth.byGrams * 100) } as const] : []),
    ...(isAtSamePlace ? [{ kind: 'place', place: trouble.place + 1 } as const] : []),
  ];
}

/** Listed words as the shortcoming prints them; pairs of theme and facet, and loose characters, are no words. */
function wordsInCommon({ whole }: FocusedProfile, { sharedKeys }: Likeness): string[] {
  const words = sharedKeys
    .filter((key) => !key.includes('|') && (whole.terms.get(key) ?? 0) >= LISTED)
    .map((key) => whole.surface.get(key) ?? '')
    .filter((word) => word !== '');
  return [...new Set(words)];
}

const LISTED = 0.9;

/** As the shortcoming prints them. */
function sharedUnits(one: Linkable, other: Linkable): string[] {
  const others = new Set(other.units.map(({ key }) => key));
  return [...new Map(one.units.map(({ key, name }) => [key, name]))]
    .filter(([key]) => others.has(key))
    .map(([, name]) => name);
}
