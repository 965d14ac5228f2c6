import type { Schema } from '../../../api/client.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { ChartCard } from '../../board/charts/chart-card.js';
import { chainTexts } from './texts.js';

/** From this length on it is a matter for the leaders. */
const LONG = 3;

/** How many problems from which year to which, and what that says in one sentence. */
export function ChainCounts({ spans }: { readonly spans: readonly Schema<'ChainCountView'>[] }) {
  const t = useTexts(chainTexts);
  const { number } = useDates();
  const lengths = spans.map(({ firstYear, lastYear, count }) => ({ years: lastYear - firstYear + 1, count }));
  const sum = (least: number) =>
    lengths.filter(({ years }) => years >= least).reduce((all, { count }) => all + count, 0);
  const longest = Math.max(0, ...lengths.map(({ years }) => years));
  return (
    <ChartCard
      title={t.lengths}
      summary={longest === 0 ? t.noChains : t.summary(number(sum(2)), String(longest), number(sum(LONG)))}
      table={{
        head: [t.firstYear, t.lastYear, t.years, t.count],
        rows: spans.map(({ firstYear, lastYear, count }) => ({
          key: `${firstYear}-${lastYear}`,
          cells: [String(firstYear), String(lastYear), String(lastYear - firstYear + 1), number(count)],
        })),
      }}
    />
  );
}
