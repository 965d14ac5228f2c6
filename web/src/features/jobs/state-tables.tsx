import type { Schema } from '../../api/client.js';
import { Chip } from '../../elements/chip.js';
import { RecordTable } from '../../elements/record-table.js';
import { EmptyState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { cronWords } from './cron-words.js';
import styles from './jobs.module.css';
import { spell } from './spell.js';
import { jobTexts } from './texts.js';

const WORKER_TONES = { live: 'good', silent: 'bad', wedged: 'warn' } as const;

export function QueueTable({ queues }: { readonly queues: readonly Schema<'QueueView'>[] }) {
  const t = useTexts(jobTexts);
  const { number } = useDates();
  return (
    <section>
      <h2>{t.queues}</h2>
      <RecordTable
        caption={t.queues}
        rows={queues}
        keyOf={({ name }) => name}
        columns={[
          { label: t.queue, isName: true, show: ({ name }) => t.queueNames[name] },
          { label: t.due, isFigures: true, show: ({ due }) => number(due) },
          { label: t.open, isFigures: true, show: ({ open }) => number(open) },
          {
            label: t.oldest,
            isFigures: true,
            show: ({ open, oldestSeconds }) => open > 0 && spell(oldestSeconds, t, number),
          },
          {
            label: t.dead,
            isFigures: true,
            show: ({ dead }) => (dead === 0 ? number(0) : <Chip tone="bad">{number(dead)}</Chip>),
          },
        ]}
      />
    </section>
  );
}

export function WorkerTable({ workers }: { readonly workers: readonly Schema<'WorkerView'>[] }) {
  const t = useTexts(jobTexts);
  const { number } = useDates();
  return (
    <section>
      <h2>{t.workers}</h2>
      {workers.length === 0 ? (
        <EmptyState title={t.workersNone} detail={t.workersNoneDetail} />
      ) : (
        <RecordTable
          caption={t.workers}
          rows={workers}
          keyOf={({ host, pid }) => `${host} ${pid}`}
          columns={[
            { label: t.host, isName: true, show: ({ host }) => host },
            { label: t.pid, isFigures: true, show: ({ pid }) => String(pid) },
            {
              label: t.state,
              show: ({ state, wedged }) => (
                <>
                  <Chip tone={WORKER_TONES[state]}>{t.workerStates[state]}</Chip>
                  {wedged.map(({ id, job, seconds }) => (
                    <small key={id}>{t.wedgedJob(job, number(seconds))}</small>
                  ))}
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}

export function ScheduleTable({ schedules }: { readonly schedules: readonly Schema<'ScheduleView'>[] }) {
  const t = useTexts(jobTexts);
  return (
    <section>
      <h2>{t.schedules}</h2>
      <p className={styles.soft}>{t.schedulesDetail}</p>
      <RecordTable
        caption={t.schedules}
        rows={schedules}
        keyOf={({ id }) => id}
        columns={[
          { label: t.schedule, isName: true, show: ({ id }) => wordFor(t.scheduleNames, id) },
          { label: t.when, show: ({ cron }) => cronWords(cron, t) },
          { label: t.cron, show: ({ cron }) => <code>{cron}</code> },
          { label: t.queue, show: ({ queue }) => t.queueNames[queue] },
        ]}
      />
    </section>
  );
}
