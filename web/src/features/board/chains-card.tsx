import type { Schema } from '../../api/client.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import type { BoardFilters } from './board-search.js';
import { ChartCard } from './charts/chart-card.js';
import styles from './charts/charts.module.css';
import { RowsLink } from './rows-link.js';
import { boardTexts } from './texts.js';

interface ChainsCardProps {
  readonly standing: Schema<'StandingView'>;
  readonly filters: BoardFilters;
}

/** 跨年结转 as a timeline: a lane from the year in which matters were raised to the one in which they are still open. */
export function ChainsCard({ standing: { chains }, filters }: ChainsCardProps) {
  const t = useTexts(boardTexts);
  const { number } = useDates();
  const total = chains.reduce((sum, { count }) => sum + count, 0);
  const first = Math.min(...chains.map(({ firstYear }) => firstYear));
  const last = Math.max(...chains.map(({ reportYear }) => reportYear));
  return (
    <ChartCard
      title={t.chains}
      summary={total === 0 ? t.noChains : t.chainsSummary(number(total))}
      table={{
        head: [t.firstYear, t.nowYear, t.tasks],
        rows: chains.map(({ firstYear, reportYear, count }) => ({
          key: `${firstYear}-${reportYear}`,
          cells: [
            String(firstYear),
            String(reportYear),
            <RowsLink
              key="n"
              count={count}
              what={t.chain(String(firstYear), String(reportYear))}
              rows={{ ...filters, source: 'standing', firstYear, year: reportYear }}
            />,
          ],
        })),
      }}
    >
      <ol className={styles.timeline} aria-hidden>
        {chains.map(({ firstYear, reportYear, count }) => (
          <li key={`${firstYear}-${reportYear}`}>
            <div className={styles.lane}>
              {Array.from({ length: last - first + 1 }, (_, at) => first + at).map((year) => (
                <span
                  key={year}
                  className={year >= firstYear && year <= reportYear ? styles.span : undefined}
                >
                  {year >= firstYear && year <= reportYear ? year : ''}
                </span>
              ))}
            </div>
            <span className="figures">{number(count)}</span>
          </li>
        ))}
      </ol>
    </ChartCard>
  );
}
