import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './closures.module.css';
import { closureTexts } from './texts.js';

/** What the ledger holds of a matter, with its evidence. */
export function LedgerTasks({ tasks }: { readonly tasks: readonly Schema<'LedgerTaskView'>[] }) {
  const t = useTexts(closureTexts);
  const { day, percent } = useDates();
  if (tasks.length === 0) return <p className={styles.soft}>{t.noLedger}</p>;
  return tasks.map((task) => (
    <div key={task.id}>
      <Link to="/tasks/$taskId" params={{ taskId: task.id }}>
        {task.number} {task.title}
      </Link>
      <p className={`${styles.soft} figures`}>
        {[
          task.leadName === null ? null : t.lead(task.leadName),
          task.closedOn === null ? null : t.closedOn(day(task.closedOn)),
          task.closedOn === null && task.currentDueOn !== null ? t.dueOn(day(task.currentDueOn)) : null,
          t.progress(percent(task.progress / 100)),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
      {task.lastProgress !== null && (
        <p className={styles.soft}>
          {day(task.lastProgress.reportedOn)} {task.lastProgress.text}
        </p>
      )}
      <p className={styles.soft}>
        {task.evidence.length === 0 ? t.noEvidence : t.evidence(task.evidence.length)}
      </p>
      <ul className={styles.soft}>
        {task.evidence.map((piece) => (
          <li key={`${piece.criterion} ${piece.title}`}>{piece.title}</li>
        ))}
      </ul>
    </div>
  ));
}
