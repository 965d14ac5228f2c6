import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './home.module.css';
import { slipsQuery } from './queries.js';
import { homeTexts } from './texts.js';

const SECTIONS = ['toApprove', 'toReply', 'toSettle'] as const;

/** Slips are no tasks: what waits for the person among them stands above the list, one tap from it. */
export function WaitingSlips() {
  const t = useTexts(homeTexts);
  const { number } = useDates();
  const { data } = useQuery(slipsQuery);
  const waiting = SECTIONS.map((section) => ({ section, count: data?.[section] ?? 0 })).filter(
    ({ count }) => count > 0,
  );
  if (waiting.length === 0) return null;
  return (
    <ul className={styles.list}>
      {waiting.map(({ section, count }) => (
        <li key={section} className={styles.slips}>
          <Link to="/slips" search={{ tab: section }}>
            {t.slips[section](number(count))}
          </Link>
        </li>
      ))}
    </ul>
  );
}
