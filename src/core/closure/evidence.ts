import type { Likeness, Rarity } from './likeness.js';
import { matchScore, measure } from './match-features.js';
import type { Passage } from './passages.js';
import type { ItemProfile } from './profile.js';

/** A passage that may speak of the item. */
export interface Evidence {
  readonly passage: Passage;
  readonly likeness: Likeness;
  /** 0..1, how likely the passage answers the item. */
  readonly score: number;
}

/** All that this year's text has on one item, nearest first in each list. */
export interface Findings {
  readonly done: readonly Evidence[];
  readonly problem: readonly Evidence[];
  readonly planned: readonly Evidence[];
  readonly heading: readonly Evidence[];
  /** The nearest passage of all, however far. */
  readonly nearest: number;
}

/** From which score a passage counts as speaking of the item; set where the labelled pairs part best. */
export const SPEAKS_OF = { shortcoming: 0.2, plan: 0.35 } as const;
/** A problem or a plan restated has to be nearer: it has no fact to tell it by. */
const RESTATED = 0.3;
/** A heading that names the very object still mentions it. */
const HEADING_MENTION = 0.5;

/** Compares one item with every passage. */
export function findingsFor(
  item: ItemProfile,
  kind: keyof typeof SPEAKS_OF,
  passages: readonly Passage[],
  rarity: Rarity,
): Findings {
  const all = passages
    .map((passage) => rate(item, passage, rarity))
    .sort((a, b) => b.score - a.score || a.passage.start - b.passage.start);
  const from = (zone: Passage['zone'], least: number, isHeading: boolean) =>
    all.filter(
      ({ passage, score }) =>
        score >= least && passage.zone === zone && (zone !== 'done' || passage.isHeading === isHeading),
    );
  return {
    done: from('done', SPEAKS_OF[kind], false),
    problem: from('problem', RESTATED, false),
    planned: from('planned', RESTATED, false),
    heading: from('done', HEADING_MENTION, true),
    nearest: all[0]?.score ?? 0,
  };
}

function rate(item: ItemProfile, passage: Passage, rarity: Rarity): Evidence {
  const { features, likeness } = measure(item, passage, rarity);
  return { passage, likeness, score: likeness.wording === 0 ? 0 : matchScore(features) };
}
