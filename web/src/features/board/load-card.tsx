import { useQuery } from '@tanstack/react-query';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { FailureState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { reportingLoadTexts } from '../reporting-load/texts.js';
import type { BoardFilters } from './board-search.js';
import { ChartCard } from './charts/chart-card.js';

const MOST_UNITS = 200;

/** 报送负担: what each unit was asked for in the quarter, beside what its body allows. Nothing where the dashboard was narrowed. */
export function LoadCard({ filters: { asOf, ...narrowed } }: { readonly filters: BoardFilters }) {
  const isWhole = Object.values(narrowed).every((filter) => filter === undefined);
  const query = { limit: MOST_UNITS, ...(asOf !== undefined && { on: asOf }) };
  const load = useQuery({
    queryKey: ['tasks', 'reporting-load', query],
    queryFn: () => read(api.GET('/api/reporting-load', { params: { query } })),
    enabled: isWhole,
  });
  if (!isWhole) return null;
  if (isLost(load))
    return <FailureState problem={asProblem(load.error)} onRetry={() => void load.refetch()} />;
  if (load.data === undefined || load.data.items.length === 0) return null;
  return <Load {...load.data} />;
}

function Load({ items, from, to, next }: Schema<'LoadPage'>) {
  const t = useTexts(reportingLoadTexts);
  const { day, number } = useDates();
  const above = items.filter(({ isOver }) => isOver).length;
  const cut = next === null ? '' : ` ${t.cut(number(items.length))}`;
  return (
    <ChartCard
      isWide
      title={t.title}
      summary={t.summary(number(items.length), number(above))}
      detail={t.detail(day(from), day(to)) + cut}
      table={{
        head: [t.unit, t.tasks, t.slips, t.sentBack, t.interviews, t.fields, t.total],
        rows: items.map((load) => ({
          key: load.organisationId,
          cells: [
            load.organisationName,
            ...[load.tasks, load.slips, load.sentBack, load.interviews, load.fields].map(number),
            `${number(load.total)} / ${number(load.cap)}${load.isOver ? ` ${t.over}` : ''}`,
          ],
        })),
      }}
    />
  );
}
