import { focusCoverage, likeness, type Likeness, type Rarity } from './likeness.js';
import type { Passage } from './passages.js';
import type { ItemProfile } from './profile.js';

/** A passage that may speak of the item. */
export interface Evidence {
  readonly passage: Passage;
  readonly likeness: Likeness;
  /** 0..1, likeness with what its place adds and what the item names first takes away. */
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

/** Likeness from which a passage counts as speaking of the item. */
export const SPEAKS_OF = 0.42;
/** A heading that names the very object still mentions it. */
const HEADING_MENTION = 0.62;
/** A sentence beneath a heading that names the object speaks of it, if less surely. */
const BENEATH = 0.7;
const PRIOR_BONUS = 0.08;
/** A clause alone weighs a little less than the whole item. */
const PART = 0.9;
/** Share of what the item names first from which nothing is taken off. */
const FULL_FOCUS = 0.45;
const WITHOUT_FOCUS = 0.55;
/** A paragraph of the prior-year section that takes up another problem. */
const OTHER_PROBLEM = 0.5;
const SAME_PROBLEM = 0.25;

/** Compares one item with every passage. */
export function findingsFor(item: ItemProfile, passages: readonly Passage[], rarity: Rarity): Findings {
  const all = passages
    .map((passage) => rate(item, passage, rarity))
    .sort((a, b) => b.score - a.score || a.passage.start - b.passage.start);
  const near = all.filter(({ score }) => score >= SPEAKS_OF);
  const inZone = (zone: Passage['zone']) =>
    near.filter(({ passage }) => passage.zone === zone && !(zone === 'done' && passage.isHeading));
  return {
    done: inZone('done'),
    problem: inZone('problem'),
    planned: inZone('planned'),
    heading: near.filter(
      ({ passage, score }) => passage.zone === 'done' && passage.isHeading && score >= HEADING_MENTION,
    ),
    nearest: all[0]?.score ?? 0,
  };
}

function rate(item: ItemProfile, passage: Passage, rarity: Rarity): Evidence {
  const found = best(item, (part) => likeness(part, passage.profile, rarity, passage.contextTerms));
  const focus = focusCoverage(item.focus, passage.profile, rarity, passage.contextTerms);
  const kept = WITHOUT_FOCUS + (1 - WITHOUT_FOCUS) * Math.min(1, focus / FULL_FOCUS);
  const score =
    Math.max(found.score * kept, lentByHeading(item, passage, rarity)) * priorFactor(item, passage, rarity);
  const bonus = passage.inPriorSection && score > 0 ? PRIOR_BONUS : 0;
  return { passage, likeness: found, score: Math.min(1, score + bonus) };
}

function best(item: ItemProfile, rate: (part: ItemProfile['whole']) => Likeness): Likeness {
  return [item.whole, ...item.parts.map(({ profile }) => profile)]
    .map((part, index) => {
      const found = rate(part);
      return index === 0 ? found : { ...found, score: found.score * PART };
    })
    .reduce((one, other) => (other.score > one.score ? other : one));
}

function lentByHeading(item: ItemProfile, passage: Passage, rarity: Rarity): number {
  if (passage.isHeading || passage.heading.terms.size === 0) return 0;
  const above = best(item, (part) => likeness(part, passage.heading, rarity)).score;
  const focus = focusCoverage(item.focus, passage.heading, rarity);
  return above >= HEADING_MENTION && focus >= FULL_FOCUS ? above * BENEATH : 0;
}

function priorFactor(item: ItemProfile, { restated }: Passage, rarity: Rarity): number {
  if (restated === null || restated.terms.size === 0) return 1;
  return focusCoverage(item.focus, restated, rarity) >= SAME_PROBLEM ||
    likeness(item.whole, restated, rarity).score >= SPEAKS_OF
    ? 1
    : OTHER_PROBLEM;
}
