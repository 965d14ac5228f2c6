import type { Assertion } from './assertion.js';
import type { Evidence, Findings } from './evidence.js';
import type { ClosureAnswer, FigureComparison } from './types.js';

/** An answer before it is put in words. */
export interface Decision {
  readonly answer: ClosureAnswer;
  readonly quoted: readonly Evidence[];
  readonly compared: readonly FigureComparison[];
  readonly listedAgain: boolean;
  readonly plannedAgain: boolean;
  /** 0..1, how far the nearest other answer is. */
  readonly margin: number;
}

/** What speaks against closure, known before the achievements are looked at. */
export interface Objections extends Pick<Decision, 'compared' | 'listedAgain' | 'plannedAgain'> {
  /** From which score a passage speaks of an item of this kind. */
  readonly least: number;
}

/** Likeness from which a plan for next year is the same plan again. */
const SAME_PLAN = 0.6;
export const MAX_QUOTES = 3;

export function isPlannedAgain(findings: Findings): boolean {
  return (findings.planned[0]?.score ?? 0) >= SAME_PLAN;
}

/** A fact, a result or something definite carried out; 继续加强…, 不断提升… alone only mentions the matter. */
export function isMeasure({ passage }: Evidence): boolean {
  const { hasCount, results, closing, acts } = passage.assertion;
  return hasCount || acts || results.length + closing.length > 0;
}

/** A result or a count, and nothing left open in the same breath. */
export function isFirm({ unfinished, results, closing, hasCount }: Assertion): boolean {
  return unfinished.length === 0 && (hasCount || results.length > 0 || closing.length > 0);
}

/** Work is reported, its end is not. */
export function inProgress(
  measures: readonly Evidence[],
  objections: Objections,
  contested: boolean,
): Decision {
  const best = measures[0]?.score ?? 0;
  return {
    ...objections,
    answer: 'stated-in-progress',
    quoted: measures.slice(0, MAX_QUOTES),
    margin: contested ? 0 : best - objections.least,
  };
}

/** No work is reported: the matter is only named (as a problem or a plan again, or by a heading), or not even that. */
export function withoutMeasure(findings: Findings, objections: Objections): Decision {
  const mentions = [...findings.problem, ...findings.planned, ...findings.done, ...findings.heading];
  if (mentions.length === 0 && !objections.listedAgain) {
    return { ...objections, answer: 'silent', quoted: [], margin: objections.least - findings.nearest };
  }
  return {
    ...objections,
    answer: 'mentioned-only',
    quoted: mentions.slice(0, MAX_QUOTES),
    margin: objections.listedAgain ? 1 : (mentions[0]?.score ?? 0) - objections.least,
  };
}
