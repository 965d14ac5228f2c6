import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { useSearchOf } from '../../app/address.js';
import { Chip } from '../../elements/chip.js';
import { RecordTable } from '../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './calendars.module.css';
import type { CalendarsSearch } from './calendars-search.js';
import { calendarTexts } from './texts.js';
import { YearDays } from './year-days.js';

type Table = Schema<'CalendarTableView'>;

/** Every edition of every year; the newest of a year is in force, those before it stay on record. */
export function TableList() {
  const t = useTexts(calendarTexts);
  const { moment, number } = useDates();
  const navigate = useNavigate();
  const { year: shown } = useSearchOf<CalendarsSearch>();
  const tables = useQuery({
    queryKey: ['calendar-tables'],
    queryFn: () => read(api.GET('/api/calendar-tables')),
  });
  if (tables.isPending) return <LoadingState />;
  if (isLost(tables))
    return <FailureState problem={asProblem(tables.error)} onRetry={() => void tables.refetch()} />;
  if (tables.data.length === 0) return <EmptyState title={t.none} detail={t.noneDetail} />;
  const inForce = new Map<number, number>();
  for (const { year, edition } of tables.data) inForce.set(year, Math.max(edition, inForce.get(year) ?? 0));
  const isInForce = ({ year, edition }: Table) => inForce.get(year) === edition;
  return (
    <>
      <RecordTable
        caption={t.tabs.tables}
        rows={tables.data}
        keyOf={({ year, edition }) => `${year} ${edition}`}
        columns={[
          { label: t.year, isFigures: true, show: ({ year }) => String(year) },
          {
            label: t.edition,
            show: (table) => (
              <>
                {t.editionOf(number(table.edition))}{' '}
                {isInForce(table) && <Chip tone="good">{t.inForce}</Chip>}{' '}
                {table.provisional && <Chip tone="warn">{t.provisional}</Chip>}
              </>
            ),
          },
          { label: t.source, isName: true, show: ({ source }) => source },
          { label: t.dayCount, isFigures: true, show: ({ days }) => t.days(number(days)) },
          { label: t.loadedAt, isFigures: true, show: ({ loadedAt }) => moment(loadedAt) },
          {
            label: t.show,
            show: (table) =>
              isInForce(table) && (
                <Button
                  size="small"
                  aria-label={`${t.show} ${table.year}`}
                  onClick={() =>
                    void navigate({
                      to: '/calendar-tables',
                      search: { year: table.year },
                      replace: true,
                    })
                  }
                >
                  {t.show}
                </Button>
              ),
          },
        ]}
      />
      {shown !== undefined && (
        <section aria-label={String(shown)}>
          <h2>{shown}</h2>
          <p className={styles.soft}>{t.plain}</p>
          <YearDays year={shown} />
        </section>
      )}
    </>
  );
}
