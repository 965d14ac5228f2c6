import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { api, read, type Schema } from '../../../api/client.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { ChartCard } from '../../board/charts/chart-card.js';
import { barOption, type ChartColours } from '../../board/charts/chart-options.js';
import { Chart } from '../../board/charts/chart.js';
import { countsOf, type YearOfPromises } from './counts-of.js';
import { VERDICTS, type PromisesSearch } from './search.js';
import { promiseTexts } from './texts.js';

interface KeptByYearProps {
  readonly underOrganisationId: string | undefined;
}

/** How many plans were kept in each year; every number opens its rows below. */
export function KeptByYear({ underOrganisationId }: KeptByYearProps) {
  const query = underOrganisationId === undefined ? {} : { underOrganisationId };
  const kept = useQuery({
    queryKey: ['closures', 'promises-kept', query],
    queryFn: () => read(api.GET('/api/years/promises', { params: { query } })),
  });
  if (isLost(kept))
    return <FailureState problem={asProblem(kept.error)} onRetry={() => void kept.refetch()} />;
  if (kept.data === undefined) return <LoadingState rows={4} />;
  return <Kept view={kept.data} scope={query} />;
}

interface KeptProps {
  readonly view: Schema<'YearFiguresView'>;
  readonly scope: PromisesSearch;
}

function Kept({ view, scope }: KeptProps) {
  const t = useTexts(promiseTexts);
  const { number, percent } = useDates();
  const years = countsOf(view);
  const last = years.at(-1);
  const share = (ratio: number | null) => (ratio === null ? t.noShare : percent(ratio));
  const option = useKeptBars(view);
  const summary =
    last === undefined
      ? t.keptNone
      : t.keptSummary(last.year, number(last.fulfilled), number(last.all), share(last.ratio));
  return (
    <ChartCard
      title={t.kept}
      summary={summary}
      detail={view.formula}
      table={{
        head: [t.year, ...VERDICTS.map((verdict) => t.verdicts[verdict]), t.all, t.share],
        rows: years.map((year) => ({
          key: year.year,
          cells: [
            year.year,
            ...VERDICTS.map((verdict) => (
              <CountLink
                key={verdict}
                count={year[verdict]}
                search={{ ...scope, year: Number(year.year), verdict }}
              >
                {`${year.year} ${t.verdicts[verdict]}`}
              </CountLink>
            )),
            <CountLink key="all" count={year.all} search={{ ...scope, year: Number(year.year) }}>
              {`${year.year} ${t.all}`}
            </CountLink>,
            share(year.ratio),
          ],
        })),
      }}
    >
      <Chart label={`${t.kept}。${summary}`} option={option} height={200} />
    </ChartCard>
  );
}

function useKeptBars(view: Schema<'YearFiguresView'>) {
  const t = useTexts(promiseTexts);
  return useCallback(
    (colours: ChartColours) => {
      const years = countsOf(view);
      const tones = { fulfilled: colours.accent, partly: colours.second, 'not-mentioned': colours.soft };
      const series = VERDICTS.map((verdict) => ({
        name: t.verdicts[verdict],
        values: years.map((year: YearOfPromises) => year[verdict]),
        colour: tones[verdict],
      }));
      return barOption({ categories: years.map(({ year }) => year), series, isStacked: true }, colours);
    },
    [view, t],
  );
}

interface CountLinkProps {
  readonly count: number;
  readonly search: PromisesSearch;
  /** What is counted, for those who hear it. */
  readonly children: string;
}

function CountLink({ count, search, children }: CountLinkProps) {
  const t = useTexts(promiseTexts);
  const { number } = useDates();
  if (count === 0) return <>{number(0)}</>;
  return (
    <Link to="/promises" search={search} resetScroll={false} aria-label={t.rowsOf(children, number(count))}>
      {number(count)}
    </Link>
  );
}
