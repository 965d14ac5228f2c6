import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client.js';
import { appTexts } from '../../app/texts.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './unread-count.module.css';

/** More are not counted: whoever has so many needs no exact number. */
const MOST = 20;

/** How many notices the person has not opened; the live stream keeps it right. Nothing where there is none. */
export function UnreadCount() {
  const t = useTexts(appTexts);
  const { data } = useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: () => read(api.GET('/api/notices', { params: { query: { unopened: true, limit: MOST } } })),
    staleTime: 60_000,
  });
  if (data === undefined || data.items.length === 0) return null;
  const count = data.next === null ? String(data.items.length) : `${MOST}+`;
  return (
    <span className={styles.count}>
      <span aria-hidden>{count}</span>
      <span className="unseen">{t.unread(count)}</span>
    </span>
  );
}
