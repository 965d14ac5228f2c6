import type { Assertion } from './assertion.js';
import type { Evidence, Findings } from './evidence.js';
import { compareFigures, deliverablesOf, type Deliverables } from './promise.js';
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

/** Likeness from which a passage is taken to answer this very item and not its field of work. */
export const SAME_OBJECT = 0.52;
/** Likeness from which a plan for next year is the same plan again. */
const SAME_PLAN = 0.6;
const MAX_QUOTES = 3;

/** Answer for a shortcoming: closed only where the text says so and nothing speaks against it. */
export function decideShortcoming(findings: Findings, cameBack: boolean): Decision {
  const listedAgain = cameBack;
  const plannedAgain = (findings.planned[0]?.score ?? 0) >= SAME_PLAN;
  const base = { compared: [], listedAgain, plannedAgain };
  const closing = findings.done.find((evidence) => closesShortcoming(evidence));
  if (closing && !listedAgain) {
    return {
      ...base,
      answer: 'stated-closed',
      quoted: [closing],
      margin: plannedAgain ? 0 : closing.score - SAME_OBJECT,
    };
  }
  const measures = findings.done.filter(isMeasure);
  if (measures.length > 0) {
    return {
      ...base,
      answer: 'stated-in-progress',
      quoted: measures.slice(0, MAX_QUOTES),
      margin: closing ? 0.02 : (measures[0]?.score ?? 0) - threshold(findings),
    };
  }
  return withoutMeasure(findings, base);
}

function threshold(findings: Findings): number {
  return findings.done[0]?.passage.inPriorSection ? 0.3 : 0.42;
}

function withoutMeasure(
  findings: Findings,
  base: Pick<Decision, 'compared' | 'listedAgain' | 'plannedAgain'>,
): Decision {
  const mentions = [...findings.done, ...findings.problem, ...findings.planned, ...findings.heading];
  const best = mentions[0];
  if (!best && !base.listedAgain) {
    return { ...base, answer: 'silent', quoted: [], margin: Math.max(0, 0.42 - findings.nearest) };
  }
  return {
    ...base,
    answer: 'mentioned-only',
    quoted: mentions.slice(0, MAX_QUOTES),
    margin: base.listedAgain ? 0.2 : (best?.score ?? 0) - 0.42,
  };
}

function closesShortcoming({ passage, score }: Evidence): boolean {
  const { closing, unfinished } = passage.assertion;
  return closing.length > 0 && unfinished.length === 0 && score >= SAME_OBJECT;
}

/** A fact, a result or a verb of work: more than a passing word. */
function isMeasure({ passage, likeness, score }: Evidence): boolean {
  const { hasCount, results, continuing, closing } = passage.assertion;
  if (hasCount || results.length > 0 || closing.length > 0 || passage.inPriorSection) return true;
  return likeness.samePair && continuing.length > 0 && score >= 0.46;
}

/** Answer for a plan item: closed where every figure and named product is reported, and it is not planned again. */
export function decidePlan(text: string, findings: Findings): Decision {
  const wanted = deliverablesOf(text);
  const compared = compareFigures(wanted.figures, findings.done);
  const plannedAgain = (findings.planned[0]?.score ?? 0) >= SAME_PLAN;
  const base = { compared, listedAgain: false, plannedAgain };
  const measures = findings.done.filter(isMeasure);
  if (measures.length === 0) return withoutMeasure(findings, base);
  const kept = isKept(wanted, compared, measures);
  if (kept && !plannedAgain) {
    return {
      ...base,
      answer: 'stated-closed',
      quoted: measures.slice(0, MAX_QUOTES),
      margin: (measures[0]?.score ?? 0) - SAME_OBJECT,
    };
  }
  return {
    ...base,
    answer: 'stated-in-progress',
    quoted: measures.slice(0, MAX_QUOTES),
    margin: kept ? 0.02 : (measures[0]?.score ?? 0) - 0.42,
  };
}

function isKept(
  wanted: Deliverables,
  compared: readonly FigureComparison[],
  measures: readonly Evidence[],
): boolean {
  if (compared.some((figure) => !figure.met)) return false;
  const firm = measures.filter(({ passage }) => isFirm(passage.assertion));
  if (compared.length > 0) return firm.length > 0;
  return (
    !wanted.isContinuing &&
    firm.some(({ likeness, score }) => score >= SAME_OBJECT && likeness.wording >= 0.6)
  );
}

/** A result or a count, and nothing left open in the same breath. */
function isFirm({ unfinished, results, closing, hasCount }: Assertion): boolean {
  return unfinished.length === 0 && (hasCount || results.length > 0 || closing.length > 0);
}
