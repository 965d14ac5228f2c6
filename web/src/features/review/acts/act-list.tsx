import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { lastActsQuery } from '../queries.js';
import { useReview } from '../review.js';
import { reviewTexts } from '../texts.js';
import styles from '../lists.module.css';

/** Who did what in this review, newest first; the last step can be taken back. */
export function ActList() {
  const t = useTexts(reviewTexts);
  const { moment } = useDates();
  const { report, acts, isOpen } = useReview();
  const list = useQuery(lastActsQuery(report.id));
  if (list.isPending) return <LoadingState />;
  if (isLost(list))
    return <FailureState problem={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  if (list.data.length === 0) return <EmptyState title={t.actsNone} detail={t.actsNoneDetail} />;
  return (
    <ol className={styles.list}>
      {list.data.map(({ id, name, actorName, actedAt, changed, undoes, isLast }) => (
        <li key={id} className={styles.row}>
          <strong>{t.acts[name]}</strong>
          <span>{t.actChanged(changed)}</span>
          {undoes !== null && <span>{t.wasUndoing}</span>}
          <span className={`${styles.grow} figures`}>{t.actBy(actorName, moment(actedAt))}</span>
          {isLast && isOpen && (
            <Button size="small" onClick={() => acts.run({ act: 'undo' })}>
              {t.undoThis}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
