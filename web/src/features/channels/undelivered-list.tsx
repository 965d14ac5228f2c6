import { useNavigate } from '@tanstack/react-router';
import { App, Button, Segmented } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { useSearchOf } from '../../app/address.js';
import { Chip } from '../../elements/chip.js';
import { MoreButton } from '../../elements/more-button.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { RecordTable } from '../../elements/record-table.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './channels.module.css';
import { channelsSearchOf, OUTWARD, STATES, type ChannelsSearch } from './channels-search.js';
import { channelTexts } from './texts.js';

type Undelivered = Schema<'UndeliveredView'>;

/** Notices that failed at every try or were refused; the inbox has them, the way out has not. */
export function UndeliveredList() {
  const t = useTexts(channelTexts);
  const filters = useSearchOf<ChannelsSearch>();
  const pages = usePages<Undelivered>(['channels', 'undelivered', filters], (cursor) =>
    read(
      api.GET('/api/undelivered', {
        params: { query: { ...filters, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  return (
    <section>
      <h2>{t.undelivered}</h2>
      <p className={styles.soft}>{t.undeliveredDetail}</p>
      <Filters />
      {pages.isPending && <LoadingState />}
      {isLost(pages) && (
        <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />
      )}
      {pages.data !== undefined && pages.rows.length === 0 && (
        <EmptyState title={t.empty} detail={t.emptyDetail} />
      )}
      {pages.rows.length > 0 && <UndeliveredTable rows={pages.rows} />}
      <MoreButton {...pages} />
    </section>
  );
}

function Filters() {
  const t = useTexts(channelTexts);
  const navigate = useNavigate();
  const filters = useSearchOf<ChannelsSearch>();
  const change = (next: Readonly<Record<string, unknown>>) =>
    void navigate({ to: '/channels', search: channelsSearchOf({ ...filters, ...next }), replace: true });
  return (
    <div className={`${styles.line} not-on-paper`}>
      <Segmented
        aria-label={t.channel}
        value={filters.channel ?? ''}
        options={[
          { value: '', label: t.any },
          ...OUTWARD.map((value) => ({ value, label: t.channels[value] })),
        ]}
        onChange={(channel) => change({ channel })}
      />
      <Segmented
        aria-label={t.state}
        value={filters.state ?? ''}
        options={[{ value: '', label: t.any }, ...STATES.map((value) => ({ value, label: t.states[value] }))]}
        onChange={(state) => change({ state })}
      />
    </div>
  );
}

function UndeliveredTable({ rows }: { readonly rows: readonly Undelivered[] }) {
  const t = useTexts(channelTexts);
  const { moment, number } = useDates();
  const { message } = App.useApp();
  const replay = useAct({
    send: (id: string) => api.POST('/api/undelivered/{id}/replay', { params: { path: { id } } }),
    changes: [['channels']],
    onDone: () => void message.success(t.replayed),
  });
  return (
    <>
      {replay.error !== null && <ProblemAlert problem={replay.error} />}
      <RecordTable
        caption={t.undelivered}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            label: t.person,
            isName: true,
            show: ({ personName, organisationName }) => (
              <>
                {personName}
                <small>{organisationName}</small>
              </>
            ),
          },
          { label: t.channel, show: ({ channel }) => t.channels[channel] },
          {
            label: t.state,
            show: ({ state }) => <Chip tone={state === 'failed' ? 'bad' : 'warn'}>{t.states[state]}</Chip>,
          },
          {
            label: t.error,
            show: ({ lastError, attempts }) => (
              <>
                {lastError}
                <small>{t.tries(number(attempts))}</small>
              </>
            ),
          },
          { label: t.queuedAt, isFigures: true, show: ({ queuedAt }) => moment(queuedAt) },
          {
            label: t.acts,
            show: ({ id, personName }) => (
              <Button
                size="small"
                aria-label={`${t.replay}：${personName}`}
                loading={replay.isPending && replay.variables === id}
                onClick={() => replay.run(id)}
              >
                {t.replay}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
