import { useQuery } from '@tanstack/react-query';
import type { Schema } from '../../api/client.js';
import { Chip } from '../../elements/chip.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './home.module.css';
import { clockQuery } from './queries.js';
import { homeTexts } from './texts.js';

const EVERY_MS = 60_000;
const HOUR_SECONDS = 3600;

/** Whether the daily sweep, on which every reminder hangs, is going: a supervisor trusts the system as far as this line. */
export function ClockHealth() {
  const health = useQuery({
    ...clockQuery,
    refetchInterval: EVERY_MS,
  });
  return health.data === undefined ? null : <Health health={health.data} />;
}

function Health({ health }: { readonly health: Schema<'ClockHealthView'> }) {
  const t = useTexts(homeTexts);
  const { moment, number, day } = useDates();
  const { last, nextOn, overdueSeconds, isStale, outbox } = health;
  const gaps = last?.gaps.length ?? 0;
  const worries = [
    ...(isStale ? [t.clockStale] : []),
    ...(!isStale && overdueSeconds >= HOUR_SECONDS
      ? [t.clockLate(number(Math.round(overdueSeconds / HOUR_SECONDS)))]
      : []),
    ...(outbox.dead > 0 ? [t.clockDead(number(outbox.dead))] : []),
    ...(gaps > 0 ? [t.clockGaps(number(gaps))] : []),
  ];
  const sweep =
    last === null
      ? t.clockNever
      : t.clockFine(moment(last.finishedAt), number(last.tasksSeen), number(last.noticesPlanned));
  return (
    <p className={styles.clock}>
      <span className={styles.soft}>{t.clock}</span>
      <span className="figures">{sweep}</span>
      <span className={`${styles.soft} figures`}>{t.clockNext(day(nextOn))}</span>
      {last !== null && worries.length === 0 && <Chip tone="good">{t.clockWell}</Chip>}
      {worries.map((worry) => (
        <Chip key={worry} tone={isStale ? 'bad' : 'warn'}>
          {worry}
        </Chip>
      ))}
    </p>
  );
}
