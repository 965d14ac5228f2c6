import { likeness, type Likeness, type Rarity } from './likeness.js';
import type { Passage } from './passages.js';
import type { ItemProfile } from './profile.js';

/** A passage that may speak of the item. */
export interface Evidence {
  readonly passage: Passage;
  readonly likeness: Likeness;
  /** 0..1, likeness with what its place adds. */
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
/** Theme and facet alone are a field of work; some word has to be shared as well. */
const MIN_WORDING = 0.12;
/** A heading that names the very object still mentions it. */
const HEADING_MENTION = 0.62;
const PRIOR_BONUS = 0.08;
/** A clause alone weighs a little less than the whole item. */
const PART = 0.9;

/** Compares one item with every passage. */
export function findingsFor(item: ItemProfile, passages: readonly Passage[], rarity: Rarity): Findings {
  const all = passages
    .map((passage) => rate(item, passage, rarity))
    .sort((a, b) => b.score - a.score || a.passage.start - b.passage.start);
  const near = all.filter(({ score, likeness: { wording } }) => score >= SPEAKS_OF && wording >= MIN_WORDING);
  const inZone = (zone: Passage['zone']) =>
    near.filter(({ passage }) => passage.zone === zone && !(zone === 'done' && passage.isHeading));
  return {
    done: inZone('done'),
    problem: inZone('problem'),
    planned: inZone('planned'),
    heading: near.filter(
      ({ passage, likeness: { samePair }, score }) =>
        passage.zone === 'done' && passage.isHeading && samePair && score >= HEADING_MENTION,
    ),
    nearest: all[0]?.score ?? 0,
  };
}

function rate(item: ItemProfile, passage: Passage, rarity: Rarity): Evidence {
  const found = [item.whole, ...item.parts.map(({ profile }) => profile)]
    .map((part, index) =>
      scaled(likeness(part, passage.profile, rarity, passage.contextTerms), index === 0 ? 1 : PART),
    )
    .reduce((best, next) => (next.score > best.score ? next : best));
  const bonus = passage.inPriorSection && found.score > 0 ? PRIOR_BONUS : 0;
  return { passage, likeness: found, score: Math.min(1, found.score + bonus) };
}

function scaled(found: Likeness, factor: number): Likeness {
  return { ...found, score: found.score * factor };
}
