import { bareText, bigramsOf, dice } from '../../text/matching-copy.js';
import { COMMON_PAIRS } from '../../text/common-pairs.js';
import { byItself, focusCoverage, likeness, type Rarity } from '../../text/likeness.js';
import { shares, type ItemProfile, type Profile } from '../../text/profile.js';
import type { Recurrence } from '../types.js';

/** A shortcoming of either year, read. */
export interface ReadShortcoming {
  readonly id: string;
  readonly text: string;
  readonly profile: ItemProfile;
}

const SAME_WORDING = 0.72;
const CAME_BACK = 0.4;
const SURE = 0.65;
/** A second earlier item has to be nearly as near as the nearest. */
const AS_NEAR = 0.9;
const MORE = /更加?|愈|日益|越来越|加剧|突出|严重|明显|普遍|长期|依旧|依然|仍然|反弹|大幅|较多/;
const LESS = /有所|偶有|偶尔|个别|少数|基本|较|略|仍有提升空间|进一步|尚有/;

/**
 * Weights of what two shortcomings have in common, both ways, in the odds that they are one matter; fitted by
 * logistic regression to the labelled pairs (leave one pair out).
 */
const WEIGHTS = {
  moreTerms: 1.91,
  lessTerms: 1.68,
  moreGrams: 1.28,
  lessGrams: 1.25,
  moreFocus: 2.26,
  lessFocus: 0.88,
  sameTheme: 0.76,
  telling: 2.22,
  focusTheme: 0.51,
  focusPair: 0.55,
  bothCapacity: 0.72,
  sameName: 1.2,
};
const BIAS = -5.04;

/** This year's shortcomings that were last year's: the nearest earlier one for each, and others just as near. */
export function recurrencesOf(
  previous: readonly ReadShortcoming[],
  current: readonly ReadShortcoming[],
  rarity: Rarity,
): Recurrence[] {
  return current.flatMap((now) => {
    const rated = previous
      .map((before) => rate(before, now, rarity))
      .filter(({ score }) => score >= CAME_BACK)
      .sort((a, b) => b.score - a.score);
    const best = rated[0]?.score ?? 0;
    return rated.filter(({ score }, index) => index === 0 || score >= best * AS_NEAR);
  });
}

function rate(before: ReadShortcoming, now: ReadShortcoming, rarity: Rarity): Recurrence {
  const wording = dice(bigramsOf(bareText(before.text)), bigramsOf(bareText(now.text)));
  const score = Math.max(
    wording >= SAME_WORDING ? wording : 0,
    isOfOtherMinds(before.text, now.text) ? 0 : oneMatter(before.profile, now.profile, rarity),
  );
  return {
    previousId: before.id,
    currentId: now.id,
    likeness: wording >= SAME_WORDING ? 'same-wording' : 'same-theme',
    score: round(score),
    trend: trendOf(before.text, now.text),
    askAPerson: wording < SAME_WORDING && score < SURE,
  };
}

/** 0..1, how likely it is that both shortcomings are one matter. */
function oneMatter(before: ItemProfile, now: ItemProfile, rarity: Rarity): number {
  const forth = likeness(before.whole, byItself(now.whole), rarity);
  const back = likeness(now.whole, byItself(before.whole), rarity);
  const focus = [
    focusCoverage(before.focus, byItself(now.whole), rarity),
    focusCoverage(now.focus, byItself(before.whole), rarity),
  ];
  const measures: Readonly<Record<keyof typeof WEIGHTS, number>> = {
    moreTerms: Math.max(forth.byTerms, back.byTerms),
    lessTerms: Math.min(forth.byTerms, back.byTerms),
    moreGrams: Math.max(forth.byGrams, back.byGrams),
    lessGrams: Math.min(forth.byGrams, back.byGrams),
    moreFocus: Math.max(...focus),
    lessFocus: Math.min(...focus),
    sameTheme: Number(shares(before.whole.themes, now.whole.themes)),
    telling: Math.min(1, forth.telling / 2),
    focusTheme: Number(shares(before.focus.themes, now.focus.themes)),
    focusPair: Number(shares(before.focus.pairs, now.focus.pairs)),
    bothCapacity: Number(isCapacityOfOne(before.whole, now.whole)),
    sameName: Number(sharesName(before.text, now.text)),
  };
  const odds = (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).reduce(
    (sum, name) => sum + WEIGHTS[name] * measures[name],
    BIAS,
  );
  return 1 / (1 + Math.exp(-odds));
}

const OF_OFFICIALS = /(?:干部|人员|分局|部门|单位)[^,。;]{0,10}(?:意识|思维|观念|认识|素养|素质)/;
const OF_THE_PUBLIC = /(?:群众|村民|居民)[^,。;]{0,10}(?:意识|思维|观念|认识|素养|素质)/;

/** 群众法治观念淡薄 and 干部法治思维不牢固: what the public thinks is not what officials think, however alike the words. */
function isOfOtherMinds(before: string, now: string): boolean {
  return (
    (isOnly(OF_OFFICIALS, OF_THE_PUBLIC, before) && isOnly(OF_THE_PUBLIC, OF_OFFICIALS, now)) ||
    (isOnly(OF_THE_PUBLIC, OF_OFFICIALS, before) && isOnly(OF_OFFICIALS, OF_THE_PUBLIC, now))
  );
}

function isOnly(one: RegExp, other: RegExp, text: string): boolean {
  return one.test(text) && !other.test(text);
}

/** 力量薄弱 of one year and 专业能力不足 of the next: too few hands or too little skill for the same work. */
function isCapacityOfOne(before: Profile, now: Profile): boolean {
  const lacksCapacity = ({ pairs }: Profile, theme: string) =>
    CAPACITY.some((facet) => pairs.has(`${theme}|${facet}`));
  return [...before.themes].some((theme) => lacksCapacity(before, theme) && lacksCapacity(now, theme));
}

const CAPACITY = ['staffing', 'ability'];

/** Pairs of characters that not every report has, which make a run of them a name: 批而未供土地, 权责边界. */
const NAME_PAIRS = 3;

/** Both call something by the same name, be it in no list. */
function sharesName(before: string, now: string): boolean {
  for (let from = 0; from + NAME_PAIRS < before.length; from++) {
    let telling = 0;
    for (let at = from; telling < NAME_PAIRS; at++) {
      const run = before.slice(from, at + 2);
      if (run.length < at + 2 - from || NO_NAME.test(run) || !now.includes(run)) break;
      if (!COMMON_PAIRS.has(run.slice(-2))) telling++;
      if (telling === NAME_PAIRS) return true;
    }
  }
  return false;
}

const NO_NAME = /[^\p{Script=Han}]/u;

/** Worse or better by the words of degree: 个别 → 普遍 is worse, 普遍 → 个别 is better. */
function trendOf(before: string, now: string): Recurrence['trend'] {
  const step = degree(now) - degree(before);
  if (step > 0) return 'worse';
  return step < 0 ? 'better' : 'unchanged';
}

function degree(text: string): number {
  return Number(MORE.test(text)) - Number(LESS.test(text));
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
