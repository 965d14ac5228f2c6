import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useSearchOf } from '../../app/address.js';
import { useSession } from '../../app/session.js';
import { hasAnyRole } from '../../app/roles.js';
import { PageHead } from '../../elements/page-head.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './calendars.module.css';
import type { CalendarsSearch } from './calendars-search.js';
import { PendingMoves } from './moves/pending-moves.js';
import { TableList } from './table-list.js';
import { calendarTexts } from './texts.js';

/** 工作日历: the tables by which working days are counted, and the limits that a change of them leaves behind. */
export function CalendarsPage() {
  const t = useTexts(calendarTexts);
  const navigate = useNavigate();
  const session = useSession();
  const isSupervisor = hasAnyRole(session, ['supervisor']);
  const mayLoad = hasAnyRole(session, ['system_admin']);
  const { tab: asked } = useSearchOf<CalendarsSearch>();
  const tab = isSupervisor && asked === 'moves' ? 'moves' : 'tables';
  return (
    <>
      <PageHead title={t.title} detail={t.detail}>
        {(mayLoad || isSupervisor) && (
          <Link to="/calendar-tables/draft">
            <Button type={mayLoad ? 'primary' : 'default'} tabIndex={-1}>
              {mayLoad ? t.draft : t.tryOut}
            </Button>
          </Link>
        )}
      </PageHead>
      {isSupervisor && (
        <div className={`${styles.tabs} not-on-paper`}>
          <Segmented
            aria-label={t.lists}
            value={tab}
            options={(['tables', 'moves'] as const).map((value) => ({ value, label: t.tabs[value] }))}
            onChange={(next) =>
              void navigate({
                to: '/calendar-tables',
                search: next === 'moves' ? { tab: next } : {},
                replace: true,
              })
            }
          />
        </div>
      )}
      {tab === 'moves' ? <PendingMoves /> : <TableList />}
    </>
  );
}
