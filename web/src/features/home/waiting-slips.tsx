import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, read } from '../../api/client.js';
import { hasAnyRole, type Role } from '../../app/roles.js';
import { useSession } from '../../app/session.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './home.module.css';
import { homeTexts } from './texts.js';

/** Whose move a slip is, by where it stands. */
const MOVES: readonly {
  readonly section: keyof (typeof homeTexts)['en']['slips'];
  readonly roles: readonly Role[];
}[] = [
  { section: 'toApprove', roles: ['principal', 'line_leader'] },
  { section: 'toReply', roles: ['unit_signer'] },
  { section: 'toSettle', roles: ['supervisor', 'officer'] },
];

/** Slips are no tasks: what waits for the person among them stands above the list, one tap from it. */
export function WaitingSlips() {
  const t = useTexts(homeTexts);
  const { number } = useDates();
  const session = useSession();
  const mine = MOVES.filter(({ roles }) => hasAnyRole(session, roles));
  const board = useQuery({
    queryKey: ['tasks', 'board'],
    queryFn: () => read(api.GET('/api/board')),
    enabled: mine.length > 0,
  });
  const waiting = mine.flatMap(({ section }) => {
    const count = board.data?.slips.find(({ key }) => key === section)?.count ?? 0;
    return count === 0 ? [] : [{ section, count }];
  });
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
