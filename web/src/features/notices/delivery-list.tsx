import { Link } from '@tanstack/react-router';
import type { Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { usePages, type Page } from '../../api/paging.js';
import { asProblem } from '../../api/problem.js';
import { Chip } from '../../elements/chip.js';
import { MoreButton } from '../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './notices.module.css';
import { noticeTexts } from './texts.js';

type Delivery = Schema<'DeliveryView'>;

interface DeliveryListProps {
  /** After `deliveries`: whose they are. */
  readonly of: string;
  readonly readPage: (cursor: string | undefined) => Promise<Page<Delivery>>;
  readonly none: string;
}

/** What went out to a person by every channel and what became of it, newest first; above it the sum of what is shown. */
export function DeliveryList({ of, readPage, none }: DeliveryListProps) {
  const t = useTexts(noticeTexts);
  const { number } = useDates();
  const pages = usePages<Delivery>(['notices', 'deliveries', of], readPage);
  if (pages.isPending) return <LoadingState />;
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.rows.length === 0) return <EmptyState title={none} />;
  const count = (holds: (delivery: Delivery) => boolean) => number(pages.rows.filter(holds).length);
  return (
    <>
      <p role="status">
        <strong>
          {t.summary({
            shown: count(() => true),
            sent: count(({ sentAt }) => sentAt !== null),
            opened: count(({ openedAt }) => openedAt !== null),
            bad: count(isBad),
          })}
        </strong>
      </p>
      <ul className={styles.list}>
        {pages.rows.map((delivery) => (
          <DeliveryItem key={delivery.id} delivery={delivery} />
        ))}
      </ul>
      <MoreButton {...pages} />
    </>
  );
}

function isBad({ state }: Delivery): boolean {
  return state === 'bounced' || state === 'failed';
}

function DeliveryItem({ delivery }: { readonly delivery: Delivery }) {
  const t = useTexts(noticeTexts);
  const { moment } = useDates();
  const { channel, state, lastError, queuedAt, sentAt, openedAt, about } = delivery;
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <strong>{t.channels[channel]}</strong>
        <Chip tone={isBad(delivery) ? 'bad' : state === 'sent' ? 'good' : 'plain'}>
          {t.deliveries[state]}
        </Chip>
        <span className={`${styles.soft} figures`}>
          {sentAt === null ? t.queuedAt(moment(queuedAt)) : t.sentAt(moment(sentAt))}
        </span>
        {openedAt !== null && (
          <span className={`${styles.soft} figures`}>{t.openedAt(moment(openedAt))}</span>
        )}
      </div>
      {lastError !== null && <p className={styles.soft}>{lastError}</p>}
      {about.map(({ taskId, text, signedAt, signedByName }) => (
        <p key={`${taskId} ${text}`} className={styles.body}>
          <Link to="/tasks/$taskId" params={{ taskId }}>
            {text}
          </Link>
          {signedAt !== null && (
            <span className={`${styles.soft} figures`}>
              {' '}
              {t.signedAt(moment(signedAt), signedByName ?? '')}
            </span>
          )}
        </p>
      ))}
    </li>
  );
}
