import { App, Button } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { MoreButton } from '../../elements/more-button.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { RecordTable } from '../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './jobs.module.css';
import { jobTexts } from './texts.js';

/** Jobs that failed at every try, to be tried again once the cause is mended. */
export function DeadLetterList() {
  const t = useTexts(jobTexts);
  const { moment, number } = useDates();
  const { message } = App.useApp();
  const pages = usePages<Schema<'DeadLetterView'>>(['jobs', 'dead'], (cursor) =>
    read(api.GET('/api/dead-letters', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  const replay = useAct({
    send: (id: string) => api.POST('/api/dead-letters/{id}/replay', { params: { path: { id } } }),
    changes: [['jobs'], ['clock-health']],
    onDone: () => void message.success(t.replayed),
  });
  return (
    <section>
      <h2>{t.deadLetters}</h2>
      <p className={styles.soft}>{t.deadLettersDetail}</p>
      {replay.error !== null && <ProblemAlert problem={replay.error} />}
      {pages.isPending && <LoadingState />}
      {isLost(pages) && <FailureState problem={asProblem(pages.error)} />}
      {pages.data !== undefined && pages.rows.length === 0 && (
        <EmptyState title={t.deadNone} detail={t.deadNoneDetail} />
      )}
      {pages.rows.length > 0 && (
        <RecordTable
          caption={t.deadLetters}
          rows={pages.rows}
          keyOf={({ id }) => id}
          columns={[
            {
              label: t.job,
              isName: true,
              show: ({ job, queue }) => (
                <>
                  {job}
                  <small>{t.queueNames[queue]}</small>
                </>
              ),
            },
            {
              label: t.error,
              show: ({ lastError, attempts, payload }) => (
                <div className={styles.error}>
                  {lastError}
                  <small>{t.tries(number(attempts))}</small>
                  <details>
                    <summary>{t.payload}</summary>
                    <pre>{JSON.stringify(payload, null, 2)}</pre>
                  </details>
                </div>
              ),
            },
            { label: t.deadAt, isFigures: true, show: ({ deadAt }) => moment(deadAt) },
            {
              label: t.acts,
              show: ({ id, job }) => (
                <Button
                  size="small"
                  aria-label={`${t.replay}：${job}`}
                  loading={replay.isPending && replay.variables === id}
                  onClick={() => replay.run(id)}
                >
                  {t.replay}
                </Button>
              ),
            },
          ]}
        />
      )}
      <MoreButton {...pages} />
    </section>
  );
}
