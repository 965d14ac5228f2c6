import { api, read, type Schema } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { MoreButton } from '../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { terms } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './task-page.module.css';
import { taskTexts } from './texts.js';

type Entry = Schema<'HistoryEntryView'>;

const CHANGES_A_PAGE = 20;

/** What became of one field, oldest first: by which act, by whom, from what to what. */
export function FieldHistory({ taskId, field }: { readonly taskId: string; readonly field: string }) {
  const t = useTexts(taskTexts);
  const { moment } = useDates();
  const written = useWritten();
  const pages = usePages<Entry>(['task', taskId, 'history', field], (cursor) =>
    read(
      api.GET('/api/tasks/{id}/history', {
        params: {
          path: { id: taskId },
          query: { limit: CHANGES_A_PAGE, field, ...(cursor !== undefined && { cursor }) },
        },
      }),
    ),
  );
  if (pages.isPending) return <LoadingState rows={3} />;
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.rows.length === 0) return <EmptyState title={t.neverChanged} />;
  return (
    <>
      <ol className={styles.plain}>
        {pages.rows.map(({ place, signature, at, changes }) => (
          <li key={place} className={styles.row}>
            {changes.map(({ before, after }) => (
              <strong key={place}>{t.changed(written(before), written(after))}</strong>
            ))}
            <div className={`${styles.soft} figures`}>
              {signature} {moment(at)}
            </div>
          </li>
        ))}
      </ol>
      <MoreButton {...pages} />
    </>
  );
}

/** @returns a kept value as a person reads it: words for names, dates for days */
function useWritten(): (value: unknown) => string {
  const t = useTexts(taskTexts);
  const words = useTexts(terms);
  const { day } = useDates();
  const known: Readonly<Record<string, string>> = {
    ...words.priorities,
    ...words.planStates,
    ...words.states,
  };
  return (value) => {
    if (value === null || value === undefined || value === '') return t.empty;
    const parts = typeof value === 'object' ? Object.values(value) : [value];
    const text = parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('、');
    return /^\d{4}-\d\d-\d\d$/.test(text) ? day(text) : (known[text] ?? text);
  };
}
