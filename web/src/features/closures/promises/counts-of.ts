import type { Schema } from '../../../api/client.js';
import type { Verdict } from './search.js';

export type YearOfPromises = Readonly<Record<Verdict, number>> & {
  /** Report year that answers. */
  readonly year: string;
  readonly all: number;
  /** 0..1; null: nothing was promised. */
  readonly ratio: number | null;
};

/** The counts behind a share of a year: kept above the line, all below it, the rest as the chart has it. */
export function countsOf({ figures, chart }: Schema<'YearFiguresView'>): YearOfPromises[] {
  const partly = chart.series[1]?.data ?? [];
  return figures.map(({ key, numerator, denominator, ratio }, at) => {
    const some = Number(partly[at] ?? 0);
    return {
      ...{ year: key, fulfilled: numerator, partly: some },
      ...{ 'not-mentioned': denominator - numerator - some, all: denominator, ratio },
    };
  });
}
