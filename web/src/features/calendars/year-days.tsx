import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { Chip } from '../../elements/chip.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './calendars.module.css';
import { holidaysOf } from './spans.js';
import { calendarTexts } from './texts.js';

export function useYearTable(year: number | undefined) {
  return useQuery({
    queryKey: ['calendar-tables', year],
    queryFn: () => read(api.GET('/api/calendar-tables/{year}', { params: { path: { year: year ?? 0 } } })),
    enabled: year !== undefined,
  });
}

/** A year as it is in force, holiday by holiday. */
export function YearDays({ year }: { readonly year: number }) {
  const t = useTexts(calendarTexts);
  const { shortDay, number } = useDates();
  const table = useYearTable(year);
  if (table.isPending) return <LoadingState />;
  if (isLost(table)) return <FailureState problem={asProblem(table.error)} />;
  return (
    <ul className={styles.holidays}>
      {holidaysOf(table.data.days).map(({ name, spans }) => (
        <li key={name}>
          <h3>{name}</h3>
          {spans.map(({ kind, from, to, count }) => (
            <p key={from}>
              <Chip tone={kind === 'off' ? 'good' : 'warn'}>{t.kinds[kind]}</Chip>{' '}
              <span className="figures">
                {from === to ? shortDay(from) : `${shortDay(from)}—${shortDay(to)}`}
              </span>{' '}
              <span className={styles.soft}>{t.days(number(count))}</span>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
