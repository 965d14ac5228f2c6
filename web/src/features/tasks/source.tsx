import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './task-page.module.css';
import { taskTexts } from './texts.js';
import type { Task } from './use-task.js';

/** What the report says, word for word, and what is to be reached. */
export function Source({ task }: { readonly task: Task }) {
  const t = useTexts(taskTexts);
  const { day } = useDates();
  return (
    <section>
      <h2>{t.source}</h2>
      {task.items.length === 0 && <blockquote className={styles.quote}>{task.problem}</blockquote>}
      {task.items.map(({ id, text }) => (
        <blockquote key={id} className={styles.quote}>
          {text}
        </blockquote>
      ))}
      <p className={styles.soft}>
        {task.organisationName} · {t.year(task.reportYear)} · {day(task.createdAt)}
      </p>
      {task.target !== null && (
        <>
          <h2>{t.target}</h2>
          <p>{task.target}</p>
        </>
      )}
    </section>
  );
}
