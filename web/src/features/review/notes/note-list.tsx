import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useTexts } from '../../../i18n/texts.js';
import { notesQuery } from '../queries.js';
import { useReview } from '../review.js';
import { reviewTexts } from '../texts.js';
import styles from '../lists.module.css';

/** What the checks found: arithmetic, compulsory parts, late filing, copied wording. For checking, never in the way. */
export function NoteList() {
  const t = useTexts(reviewTexts);
  const { report, text, show } = useReview();
  const notes = useQuery(notesQuery(report.id));
  if (notes.isPending) return <LoadingState />;
  if (isLost(notes))
    return <FailureState problem={asProblem(notes.error)} onRetry={() => void notes.refetch()} />;
  if (notes.data.length === 0) return <EmptyState title={t.notesNone} detail={t.notesNoneDetail} />;
  return (
    <>
      <p className={styles.detail}>{t.notesDetail}</p>
      <ol className={styles.list}>
        {notes.data.map(({ code, message, start, end }, index) => (
          <li key={`${code} ${start} ${index}`}>
            <strong>{message}</strong>
            {end > start ? (
              <>
                <blockquote className={styles.quote}>{text.slice(start, end)}</blockquote>
                <Button size="small" onClick={() => show({ start, end })}>
                  {t.showInText}
                </Button>
              </>
            ) : (
              <p className={styles.detail}>{t.wholeReport}</p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
