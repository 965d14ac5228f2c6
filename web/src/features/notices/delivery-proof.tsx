import { Link } from '@tanstack/react-router';
import { api, read, type Schema } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { Chip } from '../../elements/chip.js';
import { MoreButton } from '../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './notices.module.css';
import { noticeTexts } from './texts.js';

type Delivery = Schema<'DeliveryView'>;

/** What went out to the person by every channel, and what became of it. */
export function DeliveryProof() {
  const t = useTexts(noticeTexts);
  const pages = usePages<Delivery>(['notices', 'deliveries'], (cursor) =>
    read(api.GET('/api/notices/deliveries', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  if (pages.isPending) return <LoadingState />;
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  return (
    <>
      <p className={styles.soft}>{t.proofDetail}</p>
      {pages.rows.length === 0 && <EmptyState title={t.proofNone} />}
      <ul className={styles.list}>
        {pages.rows.map((delivery) => (
          <DeliveryItem key={delivery.id} delivery={delivery} />
        ))}
      </ul>
      <MoreButton {...pages} />
    </>
  );
}

function DeliveryItem({ delivery }: { readonly delivery: Delivery }) {
  const t = useTexts(noticeTexts);
  const { moment } = useDates();
  const { channel, state, lastError, queuedAt, sentAt, openedAt, about } = delivery;
  const isBad = state === 'bounced' || state === 'failed';
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <strong>{t.channels[channel]}</strong>
        <Chip tone={isBad ? 'bad' : state === 'sent' ? 'good' : 'plain'}>{t.deliveries[state]}</Chip>
        <span className={`${styles.soft} figures`}>
          {sentAt === null ? t.queuedAt(moment(queuedAt)) : t.sentAt(moment(sentAt))}
        </span>
        {openedAt !== null && (
          <span className={`${styles.soft} figures`}>{t.openedAt(moment(openedAt))}</span>
        )}
      </div>
      {lastError !== null && <p className={styles.soft}>{lastError}</p>}
      {about.map(({ taskId, text }) => (
        <p key={`${taskId} ${text}`} className={styles.body}>
          <Link to="/tasks/$taskId" params={{ taskId }}>
            {text}
          </Link>
        </p>
      ))}
    </li>
  );
}
