import { Link } from '@tanstack/react-router';
import { api, read } from '../../api/client.js';
import { hasAnyRole } from '../../app/roles.js';
import { useSession } from '../../app/session.js';
import { useTexts } from '../../i18n/texts.js';
import { DeliveryList } from './delivery-list.js';
import styles from './notices.module.css';
import { OVERSEEING_ROLES } from './sent-search.js';
import { noticeTexts } from './texts.js';

/** What went out to whoever looks; an office may look up others, too. */
export function DeliveryProof() {
  const t = useTexts(noticeTexts);
  const mayAskForOthers = hasAnyRole(useSession(), OVERSEEING_ROLES);
  return (
    <>
      <p className={styles.soft}>
        {t.proofDetail} {mayAskForOthers && <Link to="/notices/sent">{t.sentTitle}</Link>}
      </p>
      <DeliveryList
        of="own"
        none={t.proofNone}
        readPage={(cursor) =>
          read(
            api.GET('/api/notices/deliveries', { params: { query: cursor === undefined ? {} : { cursor } } }),
          )
        }
      />
    </>
  );
}
