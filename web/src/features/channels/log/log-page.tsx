import { Link } from '@tanstack/react-router';
import { api, read, type Schema } from '../../../api/client.js';
import { isLost } from '../../../api/failure.js';
import { usePages } from '../../../api/paging.js';
import { asProblem } from '../../../api/problem.js';
import { useSearchOf } from '../../../app/address.js';
import { BackLink } from '../../../elements/back-link.js';
import { Chip } from '../../../elements/chip.js';
import { MoreButton } from '../../../elements/more-button.js';
import { PageHead } from '../../../elements/page-head.js';
import { RecordTable } from '../../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { taskEvents } from '../../../i18n/task-events.js';
import { wordFor } from '../../../i18n/terms.js';
import { useTexts } from '../../../i18n/texts.js';
import { noticeTexts } from '../../notices/texts.js';
import { ruleTexts } from '../../simulator/rule-texts.js';
import { ruleWords } from '../../simulator/rule-words.js';
import styles from '../channels.module.css';
import { channelTexts } from '../texts.js';
import { LogFilters } from './log-filters.js';
import { askedOf, type LogSearch } from './log-search.js';
import { logTexts } from './texts.js';

type Delivery = Schema<'LoggedDeliveryView'>;

/** 发送记录: what went out to whom, for whoever runs the system and is asked why something did not come. */
export function LogPage() {
  const t = useTexts(logTexts);
  const asked = askedOf(useSearchOf<LogSearch>());
  const pages = usePages<Delivery>(
    ['channels', 'log', asked],
    (cursor) =>
      read(
        api.GET('/api/deliveries', {
          params: { query: { ...asked, ...(cursor !== undefined && { cursor }) } },
        }),
      ),
    { keepsRows: true },
  );
  return (
    <>
      <BackLink>
        <Link to="/channels">{useTexts(channelTexts).title}</Link>
      </BackLink>
      <PageHead title={t.title} detail={t.detail} />
      <LogFilters />
      {pages.isPending && <LoadingState />}
      {isLost(pages) && (
        <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />
      )}
      {pages.data !== undefined && pages.rows.length === 0 && (
        <EmptyState title={t.empty} detail={t.emptyDetail} />
      )}
      {pages.rows.length > 0 && <LogTable rows={pages.rows} />}
      <MoreButton {...pages} />
    </>
  );
}

function LogTable({ rows }: { readonly rows: readonly Delivery[] }) {
  const t = useTexts(logTexts);
  const ways = useTexts(channelTexts);
  const { deliveries } = useTexts(noticeTexts);
  const { moment, number } = useDates();
  return (
    <RecordTable
      caption={t.title}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          label: ways.person,
          isName: true,
          show: ({ personName, organisationName }) => (
            <>
              {personName}
              <small>{organisationName}</small>
            </>
          ),
        },
        { label: ways.channel, show: ({ channel }) => ways.channels[channel] },
        { label: t.rule, show: ({ rules }) => <Rules rules={rules} /> },
        {
          label: ways.state,
          show: ({ state, lastError, attempts }) => (
            <>
              <Chip tone={toneOf(state)}>{deliveries[state]}</Chip>
              {lastError !== null && (
                <>
                  <small>{lastError}</small>
                  <small>{ways.tries(number(attempts))}</small>
                </>
              )}
            </>
          ),
        },
        { label: ways.queuedAt, isFigures: true, show: ({ queuedAt }) => moment(queuedAt) },
        {
          label: t.sentAt,
          isFigures: true,
          show: ({ sentAt }) =>
            sentAt === null ? <span className={styles.soft}>{t.notSent}</span> : moment(sentAt),
        },
      ]}
    />
  );
}

/** What somebody did to a task is told by the name of the act. */
const ACT = 'task.';

function Rules({ rules }: Pick<Delivery, 'rules'>) {
  const t = useTexts(logTexts);
  const words = useTexts(ruleTexts);
  const events = useTexts(taskEvents);
  const spelled = (rule: string) =>
    rule.startsWith(ACT) ? t.told(wordFor(events, rule.slice(ACT.length))) : ruleWords(rule, words);
  if (rules.length === 0) return <span className={styles.soft}>{t.otherNotice}</span>;
  return (
    <ul className={styles.plain}>
      {rules.map((rule) => (
        <li key={rule}>{spelled(rule)}</li>
      ))}
    </ul>
  );
}

function toneOf(state: Delivery['state']): 'bad' | 'warn' | 'good' | 'plain' {
  if (state === 'failed' || state === 'bounced') return 'bad';
  if (state === 'maybe_sent_twice') return 'warn';
  return state === 'sent' ? 'good' : 'plain';
}
