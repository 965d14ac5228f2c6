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
import { byItself, likeness, type Rarity } from '../../text/likeness.js';
import type { ItemProfile } from '../../text/profile.js';
import type { FigureComparison } from '../types.js';
import { ALMOST_THE_SAME, isKept, TAKES_UP } from './kept-promise.js';
import {
  definiteOf,
  ENCOURAGING,
  hasSameProduct,
  orAll,
  promisesOf,
  wordingOf,
  type Promised,
} from './promise.js';
import { SAME_ROUTINE } from './promised-object.js';

const WHOLE_TAKEN_UP = 0.5;
const PROMISED_AGAIN = 0.55;
/** What is planned once more takes more than a sentence of the same field to have been begun. */
const SURELY_ON_IT = 0.55;
/** 完善…制度, 持续开展现场述法 next year supposes that the 制度 exists, that the 述法 is held. */
const FOLLOW_ON = /(?:持续|继续)(?:开展|组织|举办|召开)|完善|常态化|巩固|深化|规范|优化|用好|提升|健全|管理/;

/** Answer for a plan item: kept only where every figure, product and activity it names is reported. */
export function decidePlan(item: ItemProfile, findings: Findings, rarity: Rarity): Decision {
  const promises = promisesOf(item);
  const definite = definiteOf(promises);
  const compared = figuresBeside(item, findings);
  const plannedAgain = isPromisedAgain(orAll(definite, promises), findings, rarity);
  const objections = { compared, listedAgain: false, plannedAgain };
  const measures = findings.done.filter(
    (evidence) => isMeasure(evidence) && takesUp(evidence, orAll(definite, promises), rarity),
  );
  if (isPassedOver(definite, findings)) return withoutMeasure({ ...findings, done: [] }, objections);
  if (
    measures.length === 0 ||
    isHardlyBegun(measures, objections) ||
    isStillToBeWritten(definite, measures, objections)
  )
    return unlessOnlyTheField(withoutMeasure(findings, objections), promises);
  const firm = measures.filter(({ passage }) => isFirmOn(passage, compared));
  const contradicted =
    leftOpen(findings, compared).length > 0 ||
    (compared.length === 0 && isAimStillOut(promises, findings, rarity));
  const kept = !contradicted && isKept({ item, promises, compared, firm, rarity });
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

/**
 * Nothing names the matter but facts that take up no promise: an aim (加大…执法力度) is worked at by any work of its field, which a
 * person has to say; a definite promise is passed over.
 */
function unlessOnlyTheField(decision: Decision, promises: readonly Promised[]): Decision {
  if (decision.answer !== 'mentioned-only' || decision.quoted.some((evidence) => !isFactOfTheField(evidence)))
    return decision;
  const isDefinite = promises.some(({ kind, names }) => kind !== 'continuing' || names.length > 0);
  return isDefinite
    ? { ...decision, answer: 'silent', quoted: [], askAPerson: true }
    : inProgress(decision.quoted, decision, true);
}

function isFactOfTheField(evidence: Evidence): boolean {
  return evidence.passage.zone === 'done' && !evidence.passage.isHeading && isMeasure(evidence);
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

/** 制定…清单 alone, and nothing done names any such paper: work of the same field does not so much as mention it. */
function isPassedOver(definite: readonly Promised[], { done }: Findings): boolean {
  return (
    (done[0]?.score ?? 0) < SURELY_ON_IT &&
    definite.length > 0 &&
    definite.every(
      ({ kind, isImprovement, products }) =>
        kind === 'product' &&
        !isImprovement &&
        done.every(({ passage }) => !hasSameProduct(products, passage.text)),
    )
  );
}

/** 出台…指引 planned once more, and no sentence names any such paper: other work of the field is no step towards it. */
function isStillToBeWritten(
  definite: readonly Promised[],
  measures: readonly Evidence[],
  { plannedAgain }: Objections,
): boolean {
  return (
    plannedAgain &&
    (measures[0]?.score ?? 0) < SURE_OF_WORK.plan &&
    definite.length > 0 &&
    definite.every(
      ({ kind, isImprovement, products }) =>
        kind === 'product' &&
        !isImprovement &&
        measures.every(({ passage }) => !hasSameProduct(products, passage.text)),
    )
  );
}

/**
 * 下一步将继续加强, beside numbers that are all reached: more is to come, and none of what was promised is left. A ceiling is reached by
 * nothing that goes on.
 */
const MORE_TO_COME = /^(?:下一步|将(?:继续|进一步|持续)|继续|正在|持续整改|长期坚持)/;

function isFirmOn({ assertion }: Evidence['passage'], compared: readonly FigureComparison[]): boolean {
  if (isFirm(assertion)) return true;
  const isReached = compared.length > 0 && compared.every(({ met, lessIsBetter }) => met && !lessIsBetter);
  return isReached && assertion.hasCount && assertion.undone.every((word) => MORE_TO_COME.test(word));
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
  { passage, likeness: { wording, sharedKeys }, score }: Evidence,
  definite: readonly Promised[],
  rarity: Rarity,
): boolean {
  if (definite.length === 0) return true;
  if (wording >= WHOLE_TAKEN_UP && score >= WHOLE_TAKEN_UP) return true;
  if (sharedKeys.some((key) => key.startsWith('“'))) return true;
  return definite.some((promise) => wordingOf(promise, passage, rarity) >= TAKES_UP);
}

/** Next year's plan has the same definite promise once more, and not only its keeping up. */
function isPromisedAgain(promises: readonly Promised[], { planned }: Findings, rarity: Rarity): boolean {
  return planned.some(
    ({ passage }) =>
      promises.some(({ kind, products, profile }) => {
        if (kind === 'product' && !hasSameProduct(products, passage.text)) return false;
        const { wording, samePair } = likeness(profile, byItself(passage.profile), rarity);
        return wording >= PROMISED_AGAIN && (samePair || wording >= SAME_ROUTINE);
      }) && !FOLLOW_ON.test(passage.text.slice(0, 14)),
  );
}

/** What is said to be left, but for what a number allows: 97.4% of 95% promised is kept, whatever becomes of the rest. */
function leftOpen({ open }: Findings, compared: readonly FigureComparison[]): readonly Evidence[] {
  const kept = new Set(
    compared.flatMap(({ met, unit, sentence }) => (met && unit === '%' && sentence ? [sentence.start] : [])),
  );
  return open.filter(({ passage }) => !kept.has(passage.start));
}

const AIMED_AGAIN = 0.8;
const SAME_MATTER = 0.5;
const SAME_AIM = 0.25;
/** From so many aims for each definite promise on, an item is a direction of work, which no single act completes. */
const MOSTLY_AIMS = 3;

/**
 * 加强…管理, 提升…素养 beside a definite act: the act alone does not reach the aim where this year's text lists the matter as a
 * problem, or sets the same aim once more (domain.md §14).
 */
function isAimStillOut(
  promises: readonly Promised[],
  { problem, planned }: Findings,
  rarity: Rarity,
): boolean {
  const aims = promises.filter(({ kind, text }) => kind === 'continuing' && !ENCOURAGING.test(text));
  if (aims.length === 0) return false;
  const definite = definiteOf(promises).length;
  if (definite > 0 && aims.length >= MOSTLY_AIMS * definite) return true;
  return (
    problem.some(
      ({ passage, topic }) =>
        topic >= SAME_MATTER &&
        aims.some(({ profile }) => likeness(profile, byItself(passage.profile), rarity).wording >= SAME_AIM),
    ) ||
    planned.some(({ passage }) =>
      aims.some(({ profile }) => likeness(profile, byItself(passage.profile), rarity).wording >= AIMED_AGAIN),
    )
  );
}
