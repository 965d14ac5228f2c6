import {
  inProgress,
  isFirm,
  isMeasure,
  MAX_QUOTES,
  SURE_OF_WORK,
  withoutMeasure,
  type Decision,
  type Objections,
} from './decision.js';
import type { Evidence, Findings } from '../matching/evidence.js';
import { compareFigures } from '../matching/figure-comparison.js';
import { figuresOf } from '../reading/figures.js';
import { byItself, likeness, objectsOf, type Rarity } from '../../text/likeness.js';
import type { ItemProfile } from '../../text/profile.js';
import type { FigureComparison } from '../types.js';
import { hasSameProduct, promisesOf, type Promised } from './promise.js';

/** Share of a promise's telling terms that the report must have to be about the same thing. */
const SAME_PRODUCT = 0.42;
const SAME_ACTIVITY = 0.45;
const SAME_ROUTINE = 0.7;
/** Likeness of the whole item from which its number, once met, is the number promised. */
const SURELY_COUNTED = 0.85;
/** Share from which a sentence takes up one of the definite promises at all. */
const TAKES_UP = 0.3;
const WHOLE_TAKEN_UP = 0.5;
const PROMISED_AGAIN = 0.55;
const ALMOST_THE_SAME = 0.9;
/** 办结率100%, 均按期: a routine carried out in full. */
const IN_FULL = /100%|百分之百|全部|均(?:已?按期|按时|办结|已办结)|全覆盖|无一/;
const TENTATIVE = /探索|试点|初步|着手|启动(?!仪式)|筹备|谋划|拟(?=[于定提在建出])/;
/** What is planned once more takes more than a sentence of the same field to have been begun. */
const SURELY_ON_IT = 0.55;
/** 完善…制度 next year supposes that the 制度 exists. */
const FOLLOW_ON = /完善|常态化|巩固|深化|规范|优化|用好|提升|健全|管理/;

/** Answer for a plan item: kept only where every figure, product and activity it names is reported. */
export function decidePlan(item: ItemProfile, findings: Findings, rarity: Rarity): Decision {
  const promises = promisesOf(item);
  const definite = definiteOf(promises);
  const compared = figuresBeside(item, findings);
  const plannedAgain = isPromisedAgain(orAll(definite, promises), findings, rarity);
  const objections = { compared, listedAgain: false, plannedAgain };
  const measures = findings.done.filter(
    (evidence) => isMeasure(evidence) && takesUp(evidence, definite, rarity),
  );
  if (measures.length === 0 || isHardlyBegun(measures, objections))
    return withoutMeasure(findings, objections);
  const firm = measures.filter(({ passage }) => isFirm(passage.assertion));
  const kept = findings.open.length === 0 && isKept({ item, promises, compared, firm, rarity });
  if (!kept || (plannedAgain && compared.length === 0)) {
    return inProgress(measures, objections, kept || isUnsure(measures, firm, objections));
  }
  return {
    ...objections,
    answer: 'stated-closed',
    quoted: firm.slice(0, MAX_QUOTES),
    askAPerson: plannedAgain || (firm[0]?.score ?? 0) < SURE_OF_WORK.plan,
  };
}

/** Each promised number with the reported one and the sentence in which it stands. */
function figuresBeside({ text }: ItemProfile, { done }: Findings): FigureComparison[] {
  const sources = done.map(({ passage, score }) => ({ text: passage.text, score, passage }));
  return compareFigures(figuresOf(text), sources).map(({ source, ...compared }) => ({
    ...compared,
    sentence: source && { start: source.passage.start, end: source.passage.end },
  }));
}

/** Planned once more, no number reported, and the nearest sentence is hardly on it. */
function isHardlyBegun([best]: readonly Evidence[], { compared, plannedAgain }: Objections): boolean {
  if (!plannedAgain || compared.some(({ reported }) => reported !== null)) return false;
  return (best?.score ?? 0) < SURELY_ON_IT;
}

function definiteOf(promises: readonly Promised[]): readonly Promised[] {
  return promises.filter(({ kind }) => kind !== 'continuing');
}

/** Where nothing definite is promised, the general words have to do. */
function orAll(definite: readonly Promised[], promises: readonly Promised[]): readonly Promised[] {
  return definite.length > 0 ? definite : promises;
}

/** Hardly like the promise, or so firm and so like it that only a wording kept it from being fulfilled. */
function isUnsure(
  measures: readonly Evidence[],
  firm: readonly Evidence[],
  { compared }: Objections,
): boolean {
  const best = measures[0]?.score ?? 0;
  const missed = compared.some(({ met, reported }) => !met && reported !== null);
  return best < SURE_OF_WORK.plan || (!missed && firm[0] === measures[0] && best >= ALMOST_THE_SAME);
}

/** A plan names its work itself: other work in the same field does not carry it out. */
function takesUp(
  { passage, likeness: { wording }, score }: Evidence,
  definite: readonly Promised[],
  rarity: Rarity,
): boolean {
  if (definite.length === 0) return true;
  if (wording >= WHOLE_TAKEN_UP && score >= WHOLE_TAKEN_UP) return true;
  return definite.some(({ profile }) => likeness(profile, passage, rarity).wording >= TAKES_UP);
}

/** Next year's plan has the same definite promise once more, and not only its keeping up. */
function isPromisedAgain(promises: readonly Promised[], { planned }: Findings, rarity: Rarity): boolean {
  return planned.some(
    ({ passage }) =>
      promises.some(({ profile }) => {
        const { wording, samePair } = likeness(profile, byItself(passage.profile), rarity);
        return wording >= PROMISED_AGAIN && (samePair || wording >= SAME_ROUTINE);
      }) && !FOLLOW_ON.test(passage.text.slice(0, 14)),
  );
}

interface Keeping {
  readonly item: ItemProfile;
  readonly promises: readonly Promised[];
  readonly compared: readonly FigureComparison[];
  readonly firm: readonly Evidence[];
  readonly rarity: Rarity;
}

function isKept({ item, promises, compared, firm, rarity }: Keeping): boolean {
  if (firm.length === 0 || compared.some(({ met }) => !met)) return false;
  const wanted = orAll(definiteOf(promises), promises);
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

function keeps(
  promise: Promised,
  { passage, score }: Evidence,
  { item, rarity }: Pick<Keeping, 'item' | 'rarity'>,
): boolean {
  const { wording } = likeness(promise.profile, passage, rarity);
  if (leavesOut(promise, passage.text)) return false;
  switch (promise.kind) {
    case 'figure':
      return (
        wording >= SAME_ACTIVITY ||
        (score >= SURELY_COUNTED && wording >= TAKES_UP) ||
        objectsOf(item.focus, rarity).seldom.every((key) => passage.profile.terms.has(key))
      );
    case 'product':
      return (
        wording >= SAME_PRODUCT &&
        !TENTATIVE.test(passage.text) &&
        hasSameProduct(promise.products, passage.text)
      );
    case 'activity':
      return wording >= SAME_ACTIVITY && !TENTATIVE.test(passage.text);
    case 'continuing':
      return wording >= SAME_ROUTINE && IN_FULL.test(passage.text);
  }
}
