import { useQuery } from '@tanstack/react-query';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { Chip } from '../../elements/chip.js';
import { Facts } from '../../elements/facts.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { terms, wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './jobs.module.css';
import { spell } from './spell.js';
import { jobTexts } from './texts.js';

type Health = Schema<'ClockHealthView'>;
const EVERY_MS = 30_000;
const HOUR_SECONDS = 3600;

/** The daily sweep, on which every light and reminder hangs. */
export function ClockState() {
  const t = useTexts(jobTexts);
  const health = useQuery({
    queryKey: ['clock-health'],
    queryFn: () => read(api.GET('/api/sweeps/latest')),
    refetchInterval: EVERY_MS,
  });
  if (health.isPending) return <LoadingState />;
  if (isLost(health)) return <FailureState problem={asProblem(health.error)} />;
  return (
    <section aria-label={t.clock}>
      <h2>
        {t.clock} <Wellness health={health.data} />
      </h2>
      <SweepFacts health={health.data} />
      <Gaps health={health.data} />
    </section>
  );
}

function Wellness({ health: { last, isStale, overdueSeconds } }: { readonly health: Health }) {
  const t = useTexts(jobTexts);
  const { number } = useDates();
  if (isStale) return <Chip tone="bad">{t.stale}</Chip>;
  if (overdueSeconds >= HOUR_SECONDS)
    return <Chip tone="warn">{t.late(number(Math.round(overdueSeconds / HOUR_SECONDS)))}</Chip>;
  return last === null ? <Chip>{t.never}</Chip> : <Chip tone="good">{t.well}</Chip>;
}

function SweepFacts({ health: { last, nextOn, overdueSeconds, outbox } }: { readonly health: Health }) {
  const t = useTexts(jobTexts);
  const { day, moment, number } = useDates();
  const took = last === null ? 0 : (Date.parse(last.finishedAt) - Date.parse(last.startedAt)) / 1000;
  return (
    <Facts
      label={t.clock}
      facts={[
        [t.last, last === null ? t.never : t.lastWhat(moment(last.finishedAt), number(Math.round(took)))],
        [t.next, t.nextOn(day(nextOn))],
        [t.lag, overdueSeconds === 0 ? t.onTime : spell(overdueSeconds, t, number)],
        [t.outboxAge, spell(outbox.oldestDueSeconds, t, number)],
        [t.seen, last === null ? null : number(last.tasksSeen)],
        [t.planned, last === null ? null : number(last.noticesPlanned)],
        [t.changed, last === null ? null : number(last.lightsChanged)],
        [t.dead, number(outbox.dead)],
      ]}
    />
  );
}

function Gaps({ health: { last } }: { readonly health: Health }) {
  const t = useTexts(jobTexts);
  const { roles } = useTexts(terms);
  const { number } = useDates();
  const gaps = last?.gaps ?? [];
  if (gaps.length === 0) return null;
  return (
    <div className={styles.chips}>
      <strong>{t.gaps}</strong>
      {gaps.map(({ role, orgPath, leadOrganisationId, tasks }) => (
        <Chip key={`${role} ${orgPath} ${leadOrganisationId ?? ''}`} tone="warn">
          {t.gapWhat(wordFor(roles, role), number(tasks))}
        </Chip>
      ))}
      <span className={styles.soft}>{t.gapsDetail}</span>
    </div>
  );
}
