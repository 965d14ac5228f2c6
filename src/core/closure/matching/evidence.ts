import { objectsOf, type Likeness, type NamedObjects, type Rarity } from '../../text/likeness.js';
import { RESULTING } from '../reading/assertion.js';
import { measurerFor, type Measured } from './match-features.js';
import type { Passage } from '../reading/passages.js';
import type { ItemProfile } from '../../text/profile.js';

/** A passage that may speak of the item. */
export interface Evidence {
  readonly passage: Passage;
  readonly likeness: Likeness;
  /** 0..1, how likely the passage answers the item. */
  readonly score: number;
  /** It speaks of the field, but not of a seldom named object that the item names first. */
  readonly missesObject: boolean;
  /** The same of an object that no other word of the field stands for: 后评估 of 重大行政决策后评估. */
  readonly isOtherObject: boolean;
}

/** All that this year's text has on one item, nearest first in each list. */
export interface Findings {
  readonly done: readonly Evidence[];
  readonly problem: readonly Evidence[];
  readonly planned: readonly Evidence[];
  readonly heading: readonly Evidence[];
  /** Passages that say of the matter itself that something is left undone, be they ever so little like it. */
  readonly open: readonly Evidence[];
  /** The nearest passage of all, however far. */
  readonly nearest: number;
}

/** From which score a passage counts as speaking of the item; set where the labelled pairs part best. */
export const SPEAKS_OF = { shortcoming: 0.15, plan: 0.22 } as const;
/** A problem or a plan restated has to be nearer: it has no fact to tell it by. */
const RESTATED = 0.3;
/** A heading that names the very object still mentions it. */
const HEADING_MENTION = 0.5;

const LEFT_UNDONE = /尚未|暂未|仍在|正在|未能|推迟|拟(?:提请|于)|还未|没有完成/;
const REST = /(?:剩余|其余|其[他它]|另外|余下|尚余|还有)(?:的)?\d/;
/** 剩余5个社区选聘了法律顾问 does the rest; 其余4个已列入明年计划 does not. */
const REST_DONE = new RegExp(`了|均|全部|悉数|已|${RESULTING}`);
const REST_AHEAD = /列入|进入|草案|初稿|征求意见|启动|正在|纳入[^,]{0,6}计划|限期|期限内|推进|办理中|将|拟/;

/** The passage says of the matter that something is left undone. */
function leavesUndone(text: string): boolean {
  if (LEFT_UNDONE.test(text)) return true;
  return text
    .split(/[,;。]/)
    .some((clause) => REST.test(clause) && (REST_AHEAD.test(clause) || !REST_DONE.test(clause)));
}

const SOME_WORDING = 0.25;

/** Compares one item with every passage. */
export function findingsFor(
  item: ItemProfile,
  kind: keyof typeof SPEAKS_OF,
  { passages, rarity }: { readonly passages: readonly Passage[]; readonly rarity: Rarity },
): Findings {
  const measure = measurerFor(item, rarity);
  const objects = objectsOf(item.focus, rarity);
  const all: Evidence[] = [];
  let nearest = 0;
  for (const passage of passages) {
    const measured = measure(passage);
    nearest = Math.max(nearest, measured.score);
    if (measured.score >= WORTH_A_LOOK || mayBeOpen(passage, measured.likeness)) {
      all.push(evidenceOf(objects, passage, measured));
    }
  }
  all.sort((a, b) => b.score - a.score || a.passage.start - b.passage.start);
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
    open: all.filter(
      ({ passage, score, likeness }) =>
        passage.zone === 'done' &&
        leavesUndone(passage.text) &&
        (score >= SPEAKS_OF[kind] || mayBeOpen(passage, likeness)),
    ),
    nearest,
  };
}

/** Score from which a passage is about the item whatever single word it lacks. */
const BEYOND_DOUBT = 0.75;
const WORTH_A_LOOK = 0.1;

function mayBeOpen({ zone }: Passage, { byGrams, telling }: Likeness): boolean {
  return zone === 'done' && (byGrams >= SOME_WORDING || telling >= 1);
}

function evidenceOf(
  { all, seldom }: NamedObjects,
  passage: Passage,
  { score, likeness }: Measured,
): Evidence {
  const has = (key: string) => passage.profile.terms.has(key);
  const last = all.at(-1);
  const inDoubt = score < BEYOND_DOUBT;
  return {
    passage,
    likeness,
    score,
    missesObject: inDoubt && !seldom.every(has),
    isOtherObject: inDoubt && last !== undefined && seldom.includes(last) && !has(last) && all.some(has),
  };
}
