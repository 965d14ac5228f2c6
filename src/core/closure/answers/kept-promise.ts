import type { Evidence } from '../matching/evidence.js';
import { objectsOf, type Rarity } from '../../text/likeness.js';
import type { ItemProfile } from '../../text/profile.js';
import type { FigureComparison } from '../types.js';
import { COVERING, hasSameProduct, wantedOf, wordingOf, type Promised } from './promise.js';
import { bigramsIn, isReported, namesTheObject, SAME_ROUTINE } from './promised-object.js';

/** Share of a promise's telling terms that the report must have to be about the same thing. */
const SAME_PRODUCT = 0.42;
const SAME_ACTIVITY = 0.45;
/** Likeness of the whole item from which its number, once met, is the number promised. */
const SURELY_COUNTED = 0.7;
/** 办结率100%, 均按期: a routine carried out in full. */
const IN_FULL = /100%|百分之百|全部|均(?:已?按期|按时|办结|已办结)|全覆盖|无一/;
/** 办复率 abbreviates 办理: the first character of a rate's name stands for the act. */
const RATE = /(\p{Script=Han})\p{Script=Han}{1,2}率/gu;

/** The words of full measure hold for their own clause, which has to name the routine. */
function isSaidInFull(routine: string, text: string): boolean {
  const named = bigramsIn(routine);
  return text
    .split(/[,;。]/)
    .some(
      (clause) =>
        IN_FULL.test(clause) &&
        (named.some((pair) => clause.includes(pair)) ||
          [...clause.matchAll(RATE)].some(([, act = '']) => routine.includes(act))),
    );
}

const TENTATIVE = /探索|试点|初步|着手|启动(?!仪式)|筹备|筹建|意向|谋划|拟(?=[于定提在建出])/;
/** Share from which a sentence takes up one of the definite promises at all. */
export const TAKES_UP = 0.3;
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
export function isKept(keeping: Keeping): boolean {
  const { item, promises, compared, firm, rarity } = keeping;
  if (firm.length === 0 || compared.some(({ met }) => !met)) return false;
  const wanted = wantedOf(promises);
  if (promises.some((promise) => OF_EACH.test(promise.text) && !isKeptForEach(promise.text, firm)))
    return false;
  if (wanted.some((promise) => !areAllNamed(promise, firm))) return false;
  if (promises.length > wanted.length && wanted.every(({ isImprovement }) => isImprovement)) return false;
  const counted = wanted.some(({ kind }) => kind === 'figure');
  return wanted.every(
    (promise) =>
      (counted && promise.kind === 'activity' && !promise.isToBePublished) ||
      (promise.kind === 'figure' && isMetBeside(promise, keeping, wanted)) ||
      firm.some((evidence) => keeps(promise, evidence, { item, rarity })),
  );
}

/** 繁简分流率达到60% beside 选聘委员15名: the sentence that keeps one number has the other one too, be it in other words. */
function isMetBeside(
  promise: Promised,
  { compared, firm, ...keeping }: Keeping,
  others: readonly Promised[],
): boolean {
  const own = compared.filter(({ clause }) => promise.text.includes(clause));
  const sentence = own[0]?.sentence?.start;
  const evidence = firm.find(({ passage }) => passage.start === sentence);
  return (
    evidence !== undefined &&
    own.every(({ met }) => met) &&
    others.some((other) => other.kind === 'figure' && other !== promise && keeps(other, evidence, keeping))
  );
}

/** “世界地球日”“全国土地日”“测绘法宣传日”: of several that are promised by name each has to be reported; a law where it is to be made known. */
function areAllNamed({ text, names }: Promised, firm: readonly Evidence[]): boolean {
  const wanted = MADE_KNOWN.test(text)
    ? [...text.matchAll(BETWEEN_MARKS)].map(([, name = '']) => name)
    : names;
  return (
    wanted.length < SEVERAL || wanted.every((name) => firm.some(({ passage }) => passage.text.includes(name)))
  );
}

const SEVERAL = 2;
const MADE_KNOWN = /宣传(?:周|月|日|活动)/;
const BETWEEN_MARKS = /[“《]([^“”《》]{2,30})[”》]/g;

/** 评议结果向社会公开: an act of its own, that no number of the same item stands for. */
const PUBLISHED = /公开(?!征求|听取|征集)|公布|公示|通报|发布/;

const ALL_OF_THEM =
  /100%|百分之百|全部|均(?!衡|等|匀|价)|全覆盖|全员|无一|逐一|所有|每[个家所名]|应\p{Script=Han}尽/u;

/** The clause promises a second act, or that the public is told, and the sentence speaks of the first alone. */
function leavesOut({ text: promised, isToBePublished, andAlso }: Promised, text: string): boolean {
  if (COVERING.test(promised) && !ALL_OF_THEM.test(text)) return true;
  return (isToBePublished && !PUBLISHED.test(text)) || (andAlso !== null && !text.includes(andAlso));
}

const MADE = /建立|制定|出台|印发|修订|建成|签订/;

/** What precedes the act: a paper that is being talked over is not there. */
const PRELIMINARY = /征求意见|草案|送审|初稿|起草|论证|修改完善|上报|报送|待/;
const ISSUED = /印发|出台|发布|公布|施行|实施/;

/** 《办法》已完成征求意见: the clause that names the paper reports a step towards it and not the paper. */
function isInTheMaking(text: string, name: string): boolean {
  return text
    .split(/[,;。]/)
    .some((clause) => clause.includes(name) && PRELIMINARY.test(clause) && !ISSUED.test(clause));
}

/** The thing itself: by its name, or one of its kind that bears the same modifier. */
function isTheProduct(
  { names, products, modifier, isImprovement }: Promised,
  text: string,
  wording: number,
): boolean {
  if (names.length > 0 && names.every((name) => text.includes(name) && !isInTheMaking(text, name)))
    return true;
  if (names.some((name) => isInTheMaking(text, name)) || !hasSameProduct(products, text)) return false;
  if (isImprovement) return wording >= SAME_ROUTINE && MADE.test(text);
  if (products.length > 0 && !products.some((kind) => isReported(kind, text))) return false;
  if (wording >= ALMOST_THE_SAME) return true;
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
    new RegExp(`(?<!正在|基本|尚未|未|部分)(?:完成|结束|实现)(?:了)?[^,。;]{0,40}${head}`).test(text)
  );
}

/** 通过部级验收 and 通过司法部验收: one clause has the act and, after it, what it is done to. */
function saysActAndObject(promise: string, text: string): boolean {
  const [act, object] = [promise.slice(0, 2), promise.slice(-2)];
  if (promise.length < SHORTEST_ACT || !HAN_PAIRS.test(act + object)) return false;
  return new RegExp(`(?<!未|拟|待|将)${act}[^,。;]{0,24}${object}`).test(text);
}

const SHORTEST_ACT = 5;
const HAN_PAIRS = /^\p{Script=Han}{4}$/u;

/** 落实…协作机制 where 印发《关于建立…协作机制的实施细则》 is reported. */
function isWrittenDown({ products }: Promised, text: string): boolean {
  const titles = [...text.matchAll(/《([^《》]+)》/g)].map(([, title = '']) => title).join(' ');
  return products.length > 0 && MADE.test(text) && titles !== '' && hasSameProduct(products, titles);
}

const OF_EACH = /每(?:个)?([村社校所站镇乡街户])[^,。;]{0,12}?(\d+)([\p{Script=Han}])/u;

/** A number for each, that no sum can stand for: the same said of each, or that all have it. */
function isKeptForEach(promise: string, firm: readonly Evidence[]): boolean {
  return firm.some(
    ({ passage: { text } }) =>
      isSaidOfEach(promise, text) || isSaidInFull(promise, text) || PER_HEAD.test(text),
  );
}

const PER_HEAD = /[人校村均]均\d/;

/** 每村不少于5名 is kept by 每村均达到5名以上: nobody can add it up, so the text has to say the same of each. */
function isSaidOfEach(promise: string, text: string): boolean {
  const [, whose, wanted, unit] = OF_EACH.exec(promise) ?? [];
  const [, of, reported, counted] = OF_EACH.exec(text) ?? [];
  return whose !== undefined && whose === of && unit === counted && Number(reported) >= Number(wanted);
}

/** Levels of government as honours and institutions are named by them. */
const LEVELS: readonly RegExp[] = [
  /全国|国家级|部级/,
  /省级|全省|自治区级/,
  /(?<!县|省)市级/,
  /县级|[县市区]区级|(?<!自治)区级/,
  /镇级|乡级|(?:乡镇|镇街)[\p{Script=Han}]{2,10}(?:中心|站|基地|平台|所|室)/u,
  /村级/,
];

/** 省级民主法治示范村 is not the 全国 one that was promised, nor a 乡镇 centre that of the county. */
function isOfAnotherLevel(promise: string, text: string): boolean {
  const promised = LEVELS.filter((level) => level.test(promise));
  if (promised.length === 0 || promised.some((level) => level.test(text))) return false;
  return LEVELS.some((level) => level.test(text));
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
    !TENTATIVE.test(passage.text) &&
    namesTheObject(promise, passage.text, wording) &&
    isTheProduct(promise, passage.text, wording),
  activity: (promise, { evidence: { passage }, wording }) =>
    !TENTATIVE.test(passage.text) &&
    namesTheObject(promise, passage.text, wording) &&
    (wording >= SAME_ACTIVITY ||
      (wording >= TAKES_UP &&
        (says(passage.text, promise.head) || saysActAndObject(promise.text, passage.text)))),
  continuing: (promise, { evidence: { passage }, wording }) =>
    isSaidOfEach(promise.text, passage.text) ||
    (wording >= SAME_ROUTINE &&
      (isSaidInFull(promise.text, passage.text) || completes(passage.text, promise.head))) ||
    (wording >= ALMOST_THE_SAME && isWrittenDown(promise, passage.text)),
};

export function keeps(
  promise: Promised,
  evidence: Evidence,
  { item, rarity }: Pick<Keeping, 'item' | 'rarity'>,
): boolean {
  const { passage } = evidence;
  if (leavesOut(promise, passage.text) || isOfAnotherLevel(promise.text, passage.text)) return false;
  const wording = wordingOf(promise, passage, rarity);
  return KEPT_BY[promise.kind](promise, { evidence, wording, seldom: objectsOf(item.focus, rarity).seldom });
}
