import { useQuery } from '@tanstack/react-query';
import { api, read, type Schema } from '../../../api/client.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { FailureState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { ChartCard } from '../charts/chart-card.js';
import { FigureRatio } from '../figure-ratio.js';
import { lowerLevelTexts } from './texts.js';

/** 下级指标: the figures of each lower level, one row a place; both numbers stand there, no row of any task behind them. */
export function LevelFiguresCard({ year }: { readonly year: number }) {
  const levels = useQuery({
    queryKey: ['tasks', 'level-figures', year],
    queryFn: () => read(api.GET('/api/figures/lower-levels', { params: { query: { year } } })),
  });
  if (isLost(levels))
    return <FailureState problem={asProblem(levels.error)} onRetry={() => void levels.refetch()} />;
  if (levels.data === undefined) return null;
  return <LevelFigures {...levels.data} />;
}

function LevelFigures({ items, day: of, year }: Schema<'LevelFiguresPage'>) {
  const t = useTexts(lowerLevelTexts);
  const { day } = useDates();
  const [first] = items;
  if (first === undefined) return null;
  return (
    <ChartCard
      isWide
      title={t.figures}
      summary={t.figuresOf(String(year))}
      detail={t.asOf(day(of))}
      table={{
        head: [t.level, ...first.figures.map(({ label }) => label)],
        rows: items.map(({ organisationId, name, figures }) => ({
          key: organisationId,
          cells: [name, ...figures.map((figure) => <Cell key={figure.key} figure={figure} />)],
        })),
      }}
    />
  );
}

function Cell({ figure }: { readonly figure: Schema<'FigureView'> }) {
  const { number } = useDates();
  return (
    <>
      <FigureRatio figure={figure} />
      <br />
      <small>
        {number(figure.numerator)} / {number(figure.denominator)}
      </small>
    </>
  );
}
