import type { ClosureAnswer, FigureComparison, PromiseVerdict } from '../types.js';

const OF_ANSWER: Readonly<Record<ClosureAnswer, PromiseVerdict>> = {
  'stated-closed': 'fulfilled',
  'stated-in-progress': 'partly',
  'mentioned-only': 'not-mentioned',
  silent: 'not-mentioned',
};

/** The verdict that follows from an answer alone; a person who gives the answer has weighed the figures. */
export function promiseOfAnswer(answer: ClosureAnswer): PromiseVerdict {
  return OF_ANSWER[answer];
}

/**
 * Whether a plan item was kept (兑现): as the report answers it, and never more than its figures allow: with one that is
 * short of what was promised, or that is not reported at all, it is kept in part at most (domain.md §14 point 5).
 */
export function promiseVerdict(
  answer: ClosureAnswer,
  figures: readonly Pick<FigureComparison, 'met'>[],
): PromiseVerdict {
  const verdict = OF_ANSWER[answer];
  return verdict === 'fulfilled' && figures.some(({ met }) => !met) ? 'partly' : verdict;
}

type Compared = Pick<FigureComparison, 'promised' | 'reported' | 'lessIsBetter'>;

/**
 * 0..1, how much of a promised figure is reported: 6 of 10 场 is 0.6, more than promised is 1; of an upper bound, 10 days
 * promised and 20 taken is 0.5. null where the report gives no number.
 */
export function fulfilmentOf({ promised, reported, lessIsBetter }: Compared): number | null {
  if (reported === null) return null;
  const [part, whole] = lessIsBetter ? [promised, reported] : [reported, promised];
  return part >= whole ? 1 : part / whole;
}

/** 0..1 of the figure that falls shortest; null where no figure stands in both texts. */
export function leastFulfilment(figures: readonly Compared[]): number | null {
  const shares = figures.map(fulfilmentOf).filter((share) => share !== null);
  return shares.length === 0 ? null : Math.min(...shares);
}
