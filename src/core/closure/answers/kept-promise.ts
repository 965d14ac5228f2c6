import type { Evidence } from '../matching/evidence.js';
import { COMMON_PAIRS } from '../../text/common-pairs.js';
import { likeness, objectsOf, type Rarity } from '../../text/likeness.js';
import { bigramsOf } from '../../text/matching-copy.js';
import type { ItemProfile } from '../../text/profile.js';
import type { FigureComparison } from '../types.js';
import { definiteOf, hasSameProduct, orAll, type Promised } from './promise.js';

/** Share of a promise's telling terms that the report must have to be about the same thing. */
const SAME_PRODUCT = 0.42;
const SAME_ACTIVITY = 0.45;
/** Likeness of the whole item from which its number, once met, is the number promised. */
const SURELY_COUNTED = 0.7;
/** 办结率100%, 均按期: a routine carried out in full. */
const IN_FULL = /100%|百分之百|全部|均(?:已?按期|按时|办结|已办结)|全覆盖|无一/;
const TENTATIVE = /探索|试点|初步|着手|启动(?!仪式)|筹备|谋划|拟(?=[于定提在建出])/;
/** Share from which a sentence takes up one of the definite promises at all. */
export const TAKES_UP = 0.3;
export const SAME_ROUTINE = 0.7;
export const ALMOST_THE_SAME = 0.9;

/** A plan item, what is reported of it and how. */
export interface Keeping {
  readonly item: ItemProfile;
  readonly promises: readonly Promised[];
  readonly compared: readonly FigureComparison[];
  readonly firm: readonly Evidence[];
  readonly rarity: Rarity;
}

/**
 * Whether every figure, product and activity that the item names is reported as done; where it names none, whether its general
 * words are reported in full (domain.md §14).
 */
export function isKept({ item, promises, compared, firm, rarity }: Keeping): boolean {
  if (firm.length === 0 || compared.some(({ met }) => !met)) return false;
  const wanted = orAll(definiteOf(promises), promises);
  if (promises.length > wanted.length && wanted.every(({ isImprovement }) => isImprovement)) return false;
  const counted = wanted.some(({ kind }) => kind === 'figure');
  return wanted.every(
    (promise) =>
      (counted && promise.kind === 'activity' && !promise.isToBePublished) ||
      firm.some((evidence) => keeps(promise, evidence, { item, rarity })),
  );
}

/** 评议结果向社会公开: an act of its own, that no number of the same item stands for. */
const PUBLISHED = /公开|公布|公示|通报|发布/;

/** The clause promises a second act, or that the public is told, and the sentence speaks of the first alone. */
function leavesOut({ isToBePublished, andAlso }: Promised, text: string): boolean {
  return (isToBePublished && !PUBLISHED.test(text)) || (andAlso !== null && !text.includes(andAlso));
}

const MADE = /建立|制定|出台|印发|修订|建成|签订/;

/** The thing itself: by its name, or one of its kind that bears the same modifier. */
function isTheProduct(
  { names, products, modifier, isImprovement }: Promised,
  text: string,
  wording: number,
): boolean {
  if (names.length > 0 && names.every((name) => text.includes(name))) return true;
  if (!hasSameProduct(products, text)) return false;
  if (isImprovement) return wording >= SAME_ROUTINE && MADE.test(text);
  const telling = bigramsIn(modifier);
  const isModified =
    text.includes(modifier.slice(-2)) &&
    (telling.length === 0 || telling.some((pair) => text.includes(pair)));
  return isModified && wording >= (says(text, modifier) ? TAKES_UP : SAME_PRODUCT);
}

function says(text: string, words: string): boolean {
  return words !== '' && text.includes(words);
}

/** 完成…立法调研 where 推动…立法调研 was promised: the very act is over. */
function completes(text: string, head: string): boolean {
  return (
    head !== '' &&
    new RegExp(`(?<!正在|基本|尚未|未|部分)(?:完成|结束)(?:了)?[^,。;]{0,40}${head}`).test(text)
  );
}

/** 落实…协作机制 where 印发《关于建立…协作机制的实施细则》 is reported. */
function isWrittenDown({ products }: Promised, text: string): boolean {
  const titles = [...text.matchAll(/《([^《》]+)》/g)].map(([, title = '']) => title).join(' ');
  return products.length > 0 && MADE.test(text) && titles !== '' && hasSameProduct(products, titles);
}

/** Pairs of characters of a modifier that are more than 的工, 工作. */
function bigramsIn(modifier: string): string[] {
  return [...bigramsOf(modifier)].filter((pair) => !COMMON_PAIRS.has(pair));
}

interface Heard {
  readonly evidence: Evidence;
  /** 0..1, share of the promise's telling terms that the passage has. */
  readonly wording: number;
  /** What the item names first and reports seldom name. */
  readonly seldom: readonly string[];
}

/** What has to stand in a passage for a promise of each kind to be kept. */
const KEPT_BY: Readonly<Record<Promised['kind'], (promise: Promised, heard: Heard) => boolean>> = {
  figure: ({ profile }, { evidence: { score, passage }, wording, seldom }) =>
    profile.terms.size === 0 ||
    wording >= SAME_ACTIVITY ||
    (score >= SURELY_COUNTED && wording >= TAKES_UP) ||
    (seldom.length > 0 && seldom.every((key) => passage.profile.terms.has(key))),
  product: (promise, { evidence: { passage }, wording }) =>
    !TENTATIVE.test(passage.text) && isTheProduct(promise, passage.text, wording),
  activity: ({ head }, { evidence: { passage }, wording }) =>
    !TENTATIVE.test(passage.text) &&
    (wording >= SAME_ACTIVITY || (wording >= TAKES_UP && says(passage.text, head))),
  continuing: (promise, { evidence: { passage }, wording }) =>
    (wording >= SAME_ROUTINE && (IN_FULL.test(passage.text) || completes(passage.text, promise.head))) ||
    (wording >= ALMOST_THE_SAME && isWrittenDown(promise, passage.text)),
};

function keeps(
  promise: Promised,
  evidence: Evidence,
  { item, rarity }: Pick<Keeping, 'item' | 'rarity'>,
): boolean {
  const { passage } = evidence;
  if (leavesOut(promise, passage.text)) return false;
  const { wording } = likeness(promise.profile, passage, rarity);
  return KEPT_BY[promise.kind](promise, { evidence, wording, seldom: objectsOf(item.focus, rarity).seldom });
}
