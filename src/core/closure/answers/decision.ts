import type { Assertion } from '../reading/assertion.js';
import type { Evidence, Findings } from '../matching/evidence.js';
import type { ClosureAnswer, FigureComparison } from '../types.js';

/** An answer before it is put in words. */
export interface Decision {
  readonly answer: ClosureAnswer;
  readonly quoted: readonly Evidence[];
  readonly compared: readonly FigureComparison[];
  readonly listedAgain: boolean;
  readonly plannedAgain: boolean;
  /** The labelled pairs show answers like this one to be wrong too often to stand alone. */
  readonly askAPerson: boolean;
}

/** What speaks against closure, known before the achievements are looked at. */
export type Objections = Pick<Decision, 'compared' | 'listedAgain' | 'plannedAgain'>;

/** Likeness from which a plan for next year is the same plan again. */
const SAME_PLAN = 0.6;
export const MAX_QUOTES = 3;

export function isPlannedAgain(findings: Findings): boolean {
  return (findings.planned[0]?.score ?? 0) >= SAME_PLAN;
}

/** A fact, a result or something definite carried out; 继续加强…, 不断提升… alone only mentions the matter. */
export function isMeasure({ passage, isOtherObject }: Evidence): boolean {
  if (isOtherObject) return false;
  const { hasCount, results, closing, acts } = passage.assertion;
  return hasCount || acts || results.length + closing.length > 0;
}

/** A result or a count, and nothing left open in the same breath. */
export function isFirm({ undone, results, closing, hasCount }: Assertion): boolean {
  return undone.length === 0 && (hasCount || results.length > 0 || closing.length > 0);
}

/** Work is reported, and no quoted sentence gives a figure, a result or where it stands (domain.md §1 row 7). */
export function isWithoutResult({ answer, quoted }: Decision): boolean {
  return answer === 'stated-in-progress' && quoted.every(saysNoResult);
}

function saysNoResult({ passage: { text, assertion }, entry }: Evidence): boolean {
  if (entry?.standing === 'closed' || entry?.standing === 'open') return false;
  const { hasCount, results, closing, undone } = assertion;
  return !hasCount && !/\d/.test(text) && results.length + closing.length + undone.length === 0;
}

/** Score below which work in progress is not sure, by kind: set where labelled answers grow unsure. */
export const SURE_OF_WORK = { shortcoming: 0.3, plan: 0.7 } as const;
/** Score above which a silence is not sure, and below which a mention is not. */
const UNSURE_SILENCE = 0.1;
const SURE_MENTION = 0.4;

/** Work is reported, its end is not. */
export function inProgress(
  measures: readonly Evidence[],
  objections: Objections,
  askAPerson: boolean,
): Decision {
  return { ...objections, answer: 'stated-in-progress', quoted: measures.slice(0, MAX_QUOTES), askAPerson };
}

/**
 * No work is reported: the matter is only named (as a problem or a plan again, in general words, or by a heading), or
 * not even that.
 */
export function withoutMeasure(findings: Findings, objections: Objections): Decision {
  const done = findings.done.filter(({ isOtherObject }) => !isOtherObject);
  const mentions = [...findings.problem, ...findings.planned, ...done, ...findings.heading];
  if (mentions.length === 0 && !objections.listedAgain) {
    return { ...objections, answer: 'silent', quoted: [], askAPerson: isUnsure(findings) };
  }
  const best = Math.max(0, ...mentions.map(({ score }) => score));
  return {
    ...objections,
    answer: 'mentioned-only',
    quoted: mentions.slice(0, MAX_QUOTES),
    askAPerson: isPlannedAgainSurely(findings)
      ? false
      : findings.done.length > 0 ||
        findings.workOfTheField !== null ||
        (!objections.listedAgain && best < SURE_MENTION),
  };
}

/** What is surely planned once more was not done: general words beside it are no more than that. */
function isPlannedAgainSurely({ planned }: Findings): boolean {
  return (planned[0]?.score ?? 0) >= SURELY_PLANNED;
}

const SURELY_PLANNED = 0.7;

function isUnsure({ nearest, workOfTheField }: Findings): boolean {
  return nearest >= UNSURE_SILENCE || workOfTheField !== null;
}
