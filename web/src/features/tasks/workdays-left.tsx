import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './task-page.module.css';
import { taskTexts } from './texts.js';

/** From here on the days left are told in another weight. */
const NEAR = 5;

/** How many working days a task has left; null: no clock runs. */
export function WorkdaysLeft({ days }: { readonly days: number | null }) {
  const t = useTexts(taskTexts);
  const { workdays } = useDates();
  if (days === null) return null;
  if (days < 0) return <span className={styles.late}>{t.late(workdays(-days))}</span>;
  if (days === 0) return <span className={styles.near}>{t.today}</span>;
  return <span className={days <= NEAR ? styles.near : ''}>{t.left(workdays(days))}</span>;
}
