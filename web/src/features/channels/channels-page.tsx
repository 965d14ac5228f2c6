import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { Chip } from '../../elements/chip.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { PageHead } from '../../elements/page-head.js';
import { RecordTable } from '../../elements/record-table.js';
import { FailureState, LoadingState } from '../../elements/states.js';
import { BodyField } from '../../forms/body-field.js';
import { useDates } from '../../i18n/dates.js';
import { wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './channels.module.css';
import { channelTexts } from './texts.js';
import { UndeliveredList } from './undelivered-list.js';

type Channel = Schema<'ChannelView'>;
type Tested = 'mail' | 'sms';

/** 通知通道: whether the ways out work, and what did not get through. */
export function ChannelsPage() {
  const t = useTexts(channelTexts);
  const [testing, setTesting] = useState<Tested | null>(null);
  const channels = useQuery({ queryKey: ['channels'], queryFn: () => read(api.GET('/api/channels')) });
  if (channels.isPending) return <LoadingState />;
  if (isLost(channels))
    return <FailureState problem={asProblem(channels.error)} onRetry={() => void channels.refetch()} />;
  return (
    <>
      <PageHead title={t.title} detail={t.detail} />
      <RecordTable
        caption={t.title}
        rows={channels.data}
        keyOf={({ name }) => name}
        columns={[
          {
            label: t.channel,
            isName: true,
            show: ({ name }) => (
              <>
                {t.channels[name]}
                <small>{t.how[name]}</small>
              </>
            ),
          },
          {
            label: t.state,
            show: ({ isOn }) => (isOn ? <Chip tone="good">{t.on}</Chip> : <Chip>{t.off}</Chip>),
          },
          { label: t.limit, show: (channel) => <Limits channel={channel} /> },
          { label: t.trouble, show: (channel) => <Trouble channel={channel} /> },
          {
            label: t.acts,
            show: ({ name, isOn }) =>
              isOn &&
              (name === 'mail' || name === 'sms') && (
                <Button
                  size="small"
                  aria-label={`${t.test}：${t.channels[name]}`}
                  onClick={() => setTesting(name)}
                >
                  {t.test}
                </Button>
              ),
          },
        ]}
      />
      <p className="not-on-paper">
        <Link to="/channels/log">{t.log}</Link>
      </p>
      <UndeliveredList />
      {testing !== null && <TestDialog channel={testing} onClose={() => setTesting(null)} />}
    </>
  );
}

function Limits({ channel: { limits } }: { readonly channel: Channel }) {
  const t = useTexts(channelTexts);
  const { number } = useDates();
  if (limits.length === 0) return <span className={styles.soft}>{t.noLimit}</span>;
  return (
    <ul className={styles.plain}>
      {limits.map(({ of, perMinute }) => (
        <li key={of}>{t.perMinute(wordFor(t.limits, of), number(perMinute))}</li>
      ))}
    </ul>
  );
}

function Trouble({ channel: { failed, bounced } }: { readonly channel: Channel }) {
  const t = useTexts(channelTexts);
  const { number } = useDates();
  if (failed + bounced === 0) return <span className={styles.soft}>{t.none}</span>;
  return (
    <div className={styles.chips}>
      {failed > 0 && <Chip tone="bad">{t.failed(number(failed))}</Chip>}
      {bounced > 0 && <Chip tone="warn">{t.bounced(number(bounced))}</Chip>}
    </div>
  );
}

function TestDialog({ channel, onClose }: { readonly channel: Tested; readonly onClose: () => void }) {
  const t = useTexts(channelTexts);
  const { message } = App.useApp();
  const act = useAct({
    send: (body: Schema<'TestChannelDto'>) =>
      api.POST('/api/channels/{name}/test', { body, params: { path: { name: channel } } }),
    changes: [],
    onDone: () => {
      void message.success(t.tested);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t.testTitle(t.channels[channel])}
      what={t.testDetail}
      okText={t.test}
      act={act}
      onClose={onClose}
    >
      <BodyField body="TestChannelDto" name="to" label={t.to[channel]} autoFocus />
    </FormDialog>
  );
}
