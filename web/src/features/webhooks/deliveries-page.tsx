import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { usePathParams } from '../../app/address.js';
import { BackLink } from '../../elements/back-link.js';
import { Chip } from '../../elements/chip.js';
import { MoreButton } from '../../elements/more-button.js';
import { PageHead } from '../../elements/page-head.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { taskEvents } from '../../i18n/task-events.js';
import { wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { webhookTexts } from './texts.js';
import styles from './webhooks.module.css';

type Delivery = Schema<'WebhookDeliveryView'>;
const TONES = { queued: 'open', sent: 'good', failed: 'bad' } as const;

/** What was sent to one address, how often, and what it answered. */
export function DeliveriesPage() {
  const t = useTexts(webhookTexts);
  const { webhookId } = usePathParams<{ webhookId: string }>();
  const pages = usePages<Delivery>(['webhook', webhookId], (cursor) =>
    read(
      api.GET('/api/webhooks/{id}/deliveries', {
        params: { path: { id: webhookId }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  if (pages.isPending) return <LoadingState />;
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  return (
    <>
      <BackLink>
        <Link to="/webhooks">{t.back}</Link>
      </BackLink>
      <PageHead title={t.log} detail={t.logDetail} />
      {pages.rows.length === 0 && <EmptyState title={t.logNone} detail={t.logNoneDetail} />}
      <ul className={styles.log}>
        {pages.rows.map((delivery) => (
          <DeliveryItem key={delivery.id} webhookId={webhookId} delivery={delivery} />
        ))}
      </ul>
      <MoreButton {...pages} />
    </>
  );
}

interface DeliveryItemProps {
  readonly webhookId: string;
  readonly delivery: Delivery;
}

function DeliveryItem({ webhookId, delivery }: DeliveryItemProps) {
  const t = useTexts(webhookTexts);
  const events = useTexts(taskEvents);
  const { moment, number } = useDates();
  const { message } = App.useApp();
  const { id, event, state, queuedAt, attempts, body } = delivery;
  const replay = useAct({
    send: () =>
      read(
        api.POST('/api/webhooks/{id}/deliveries/{deliveryId}/replay', {
          params: { path: { id: webhookId, deliveryId: id } },
        }),
      ),
    changes: [['webhook', webhookId]],
    onDone: () => void message.success(t.replayed),
  });
  const word = event === 'webhook.test' ? t.testEvent : wordFor(events, event.replace(/^task\./, ''));
  return (
    <li>
      <div className={styles.line}>
        <Chip tone={TONES[state]}>{t.states[state]}</Chip>
        <strong>{word}</strong>
        <span className={`${styles.soft} figures`}>{moment(queuedAt)}</span>
        <span className={styles.soft}>{t.attempts(number(attempts.length))}</span>
        <Button size="small" loading={replay.isPending} onClick={() => replay.run(undefined)}>
          {t.replay}
        </Button>
      </div>
      {replay.error !== null && <ProblemAlert problem={replay.error} />}
      <ol className={styles.attempts}>
        {attempts.map(({ attempt, triedAt, tookMs, status, error }) => (
          <li key={`${attempt} ${triedAt}`}>
            <span className="figures">{t.attempt(number(attempt), moment(triedAt), number(tookMs))}</span>{' '}
            {status === null ? t.noAnswer : t.answered(String(status))} {error}
          </li>
        ))}
      </ol>
      <details>
        <summary>{t.body}</summary>
        <pre className={styles.body}>{pretty(body)}</pre>
      </details>
    </li>
  );
}

/** The message with its lines broken; as it is where it is no JSON. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
