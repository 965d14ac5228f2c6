import { EmptyState } from '../../elements/states.js';
import { useSession } from '../../app/session.js';
import { hasAnyRole } from '../../app/roles.js';
import { useTexts } from '../../i18n/texts.js';
import { AgendaList } from './agenda-list.js';
import { ClockHealth } from './clock-health.js';
import styles from './home.module.css';
import { IN_BUSINESS, WATCHES_THE_CLOCK } from './queries.js';
import { homeTexts } from './texts.js';

/** 等我处理 and 我在等谁, each row with its one next step; and whether the clock that reminds everybody is going. */
export function HomePage() {
  const t = useTexts(homeTexts);
  const session = useSession();
  const isInBusiness = hasAnyRole(session, IN_BUSINESS);
  return (
    <>
      <h1>{t.title}</h1>
      {hasAnyRole(session, WATCHES_THE_CLOCK) && <ClockHealth />}
      {!isInBusiness && <EmptyState title={t.business} detail={t.businessDetail} />}
      {isInBusiness && (
        <div className={styles.columns}>
          <AgendaList whose="mine" title={t.mine} none={t.mineNone} noneDetail={t.mineNoneDetail} />
          <AgendaList whose="others" title={t.others} none={t.othersNone} noneDetail={t.othersNoneDetail} />
        </div>
      )}
    </>
  );
}
