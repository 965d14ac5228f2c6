import type { Schema } from '../../../api/client.js';

type Chain = Pick<Schema<'ProblemChainView'>, 'firstYear' | 'lastYear' | 'steps'>;

/** One year of the lane of a chain. */
export interface LaneYear {
  readonly year: number;
  /** Before it began or after it was last listed, listed, or within but not listed that year. */
  readonly mark: 'outside' | 'listed' | 'between';
  readonly reportId: string | null;
}

/** @param from first year of the axis @param to its last year */
export function laneOf({ firstYear, lastYear, steps }: Chain, from: number, to: number): LaneYear[] {
  return Array.from({ length: to - from + 1 }, (_, at): LaneYear => {
    const year = from + at;
    const step = steps.find((one) => one.year === year);
    if (step !== undefined) return { year, mark: 'listed', reportId: step.reportId };
    return { year, mark: year > firstYear && year < lastYear ? 'between' : 'outside', reportId: null };
  });
}

/** Whether a task of an earlier listing was struck off before the problem was listed again: 销号后再次出现. */
export function cameBackAfterClosing({ lastYear, steps }: Chain): boolean {
  return steps.some(({ year, tasks }) => year < lastYear && tasks.some(({ closedOn }) => closedOn !== null));
}
