import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { monthEnds, type BoardFilters } from './board-search.js';
import { ChartCard } from './charts/chart-card.js';
import { shareOption, type ChartColours } from './charts/chart-options.js';
import { Chart } from './charts/chart.js';
import { RowsLink } from './rows-link.js';
import { boardTexts } from './texts.js';

type Metrics = Schema<'MetricsView'>;
type Key = Schema<'FigureView'>['key'];

const MONTHS = 6;
const KEYS: readonly Key[] = ['onTime', 'originallyOnTime', 'completion'];

interface TrendChartProps {
  readonly filters: BoardFilters;
  readonly today: Metrics;
}

/** Both on-time rates over the last months. A past day never changes, so each is asked for once; one after the other, as they weigh. */
export function TrendChart({ filters, today }: TrendChartProps) {
  const t = useTexts(boardTexts);
  const days = monthEnds(today.day, MONTHS).slice(0, -1);
  const past = useQuery({
    queryKey: ['figures-of-past-days', filters, days],
    staleTime: Infinity,
    queryFn: async () => {
      const found: Metrics[] = [];
      for (const asOf of days)
        found.push(await read(api.GET('/api/figures', { params: { query: { ...filters, asOf } } })));
      return found;
    },
  });
  if (isLost(past))
    return <FailureState problem={asProblem(past.error)} onRetry={() => void past.refetch()} />;
  if (past.data === undefined) return <LoadingState />;
  return <Trend points={[...past.data, today]} filters={filters} title={t.trend} />;
}

interface TrendProps {
  readonly points: readonly Metrics[];
  readonly filters: BoardFilters;
  readonly title: string;
}

function Trend({ points, filters, title }: TrendProps) {
  const t = useTexts(boardTexts);
  const { shortDay, day, percent } = useDates();
  const share = (ratio: number | null) => (ratio === null ? t.noRatio : percent(ratio));
  const option = useCallback(
    (colours: ChartColours) =>
      shareOption(
        {
          categories: points.map((point) => shortDay(point.day)),
          series: [
            { name: t.onTime, values: points.map((point) => figureOf(point, 'onTime').ratio) },
            {
              name: t.originallyOnTime,
              values: points.map((point) => figureOf(point, 'originallyOnTime').ratio),
            },
          ],
        },
        colours,
      ),
    [points, shortDay, t],
  );
  const last = points.at(-1);
  const summary =
    last === undefined
      ? ''
      : t.trendSummary(
          day(last.day),
          share(figureOf(last, 'onTime').ratio),
          share(figureOf(last, 'originallyOnTime').ratio),
        );
  return (
    <ChartCard
      title={title}
      summary={summary}
      detail={t.trendDetail}
      isEmpty={points.every(
        (point) =>
          figureOf(point, 'onTime').ratio === null && figureOf(point, 'originallyOnTime').ratio === null,
      )}
      table={{
        head: [t.day, t.onTime, t.originallyOnTime, t.completion],
        rows: points.map((point, at) => ({
          key: point.day,
          cells: [
            day(point.day),
            ...KEYS.map((key) => {
              const { numerator, denominator, ratio, label } = figureOf(point, key);
              const { asOf: _now, ...rest } = filters;
              const isToday = at === points.length - 1 && filters.asOf === undefined;
              const rows = {
                ...rest,
                ...(!isToday && { asOf: point.day }),
                source: 'figure' as const,
                key,
                part: 'numerator' as const,
              };
              return (
                <span key={key}>
                  {share(ratio)}（
                  <RowsLink count={numerator} what={`${day(point.day)} ${label}`} rows={rows} />/{denominator}
                  ）
                </span>
              );
            }),
          ],
        })),
      }}
    >
      <Chart label={`${title}。${summary}`} option={option} height={220} />
    </ChartCard>
  );
}

function figureOf(
  point: Metrics,
  key: Key,
): Pick<Schema<'FigureView'>, 'numerator' | 'denominator' | 'ratio' | 'label'> {
  return (
    point.total.find((figure) => figure.key === key) ?? {
      numerator: 0,
      denominator: 0,
      ratio: null,
      label: '',
    }
  );
}
