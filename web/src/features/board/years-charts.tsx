import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, read, type Schema } from '../../api/client.js';
import { lostOf } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import type { BoardFilters, RowsSearch } from './board-search.js';
import { ChartCard } from './charts/chart-card.js';
import { barOption, shareOption, type ChartColours } from './charts/chart-options.js';
import { Chart } from './charts/chart.js';
import { RowsLink } from './rows-link.js';
import { boardTexts } from './texts.js';

type YearFigures = Schema<'YearFiguresView'>;

/** What the years tell: plans of last year kept, and how long problems live. Of the whole scope: a lead unit has no part in it. */
export function YearsCharts({ filters }: { readonly filters: BoardFilters }) {
  const t = useTexts(boardTexts);
  const { underOrganisationId, asOf, year } = filters;
  const query = {
    ...(underOrganisationId !== undefined && { underOrganisationId }),
    ...(asOf !== undefined && { asOf }),
    ...(year !== undefined && { toYear: year }),
  };
  const promises = useQuery({
    queryKey: ['closures', 'promises-kept', query],
    queryFn: () => read(api.GET('/api/years/promises', { params: { query } })),
  });
  const lives = useQuery({
    queryKey: ['closures', 'lives', query],
    queryFn: () => read(api.GET('/api/years/lives', { params: { query } })),
  });
  const failed = lostOf(promises, lives);
  if (failed !== undefined)
    return <FailureState problem={asProblem(failed.error)} onRetry={() => void failed.refetch()} />;
  if (promises.data === undefined || lives.data === undefined) return <LoadingState />;
  const base = { ...filters };
  return (
    <>
      <YearCard
        title={t.promises}
        view={promises.data}
        isShare
        rowsOf={(key) => ({ ...base, source: 'promises', year: Number(key) })}
      />
      <YearCard
        title={t.lives}
        view={lives.data}
        isShare={false}
        rowsOf={(key) => ({ ...base, source: 'problems', years: Number(key) })}
      />
    </>
  );
}

interface YearCardProps {
  readonly title: string;
  readonly view: YearFigures;
  /** A share over the years as a line, else amounts as bars. */
  readonly isShare: boolean;
  readonly rowsOf: (key: string) => RowsSearch;
}

function YearCard({ title, view: { figures, formula }, isShare, rowsOf }: YearCardProps) {
  const t = useTexts(boardTexts);
  const { percent, number } = useDates();
  const option = useCallback(
    (colours: ChartColours) => {
      const categories = figures.map(({ label }) => label);
      return isShare
        ? shareOption(
            { categories, series: [{ name: title, values: figures.map(({ ratio }) => ratio) }] },
            colours,
          )
        : barOption(
            { categories, series: [{ name: title, values: figures.map(({ numerator }) => numerator) }] },
            colours,
          );
    },
    [figures, isShare, title],
  );
  const share = (ratio: number | null) => (ratio === null ? t.noRatio : percent(ratio));
  const isEmpty = figures.every(({ denominator }) => denominator === 0);
  const told = figures.map(
    ({ label, numerator, denominator, ratio }) =>
      `${label} ${number(numerator)}/${number(denominator)}（${share(ratio)}）`,
  );
  const summary = isEmpty ? '' : told.join('；');
  return (
    <ChartCard
      title={title}
      summary={summary}
      detail={formula}
      isEmpty={isEmpty}
      table={{
        head: ['', t.numerator, t.denominator, t.shareColumn],
        rows: figures.map(({ key, label, numerator, denominator, ratio }) => ({
          key,
          cells: [
            label,
            <RowsLink key="n" count={numerator} what={`${title}，${label}`} rows={rowsOf(key)} />,
            number(denominator),
            share(ratio),
          ],
        })),
      }}
    >
      <Chart label={`${title}。${summary}`} option={option} height={200} />
    </ChartCard>
  );
}
