import { Link } from '@tanstack/react-router';
import { App, Button, Space } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { Chip } from '../../elements/chip.js';
import { useConfirm } from '../../elements/confirm.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { RecordTable } from '../../elements/record-table.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { webhookTexts } from './texts.js';

type Webhook = Schema<'SubscriptionView'>;

interface WebhookTableProps {
  readonly webhooks: readonly Webhook[];
  readonly onSecret: (shown: { name: string; secret: string }) => void;
}

export function WebhookTable({ webhooks, onSecret }: WebhookTableProps) {
  const t = useTexts(webhookTexts);
  const { day, number } = useDates();
  return (
    <RecordTable
      caption={t.title}
      rows={webhooks}
      keyOf={({ id }) => id}
      columns={[
        {
          label: t.name,
          isName: true,
          show: ({ id, name }) => (
            <Link to="/webhooks/$webhookId" params={{ webhookId: id }}>
              {name}
            </Link>
          ),
        },
        { label: t.url, show: ({ url }) => url },
        {
          label: t.events,
          show: ({ events }) => (events.length === 0 ? t.everyEvent : t.someEvents(number(events.length))),
        },
        {
          label: t.state,
          show: ({ endedBecause }) =>
            endedBecause === null ? <Chip tone="good">{t.on}</Chip> : <Chip>{t.ended[endedBecause]}</Chip>,
        },
        { label: t.since, isFigures: true, show: ({ createdAt }) => day(createdAt) },
        {
          label: t.acts,
          show: (webhook) =>
            webhook.endedAt === null && <WebhookActs webhook={webhook} onSecret={onSecret} />,
        },
      ]}
    />
  );
}

interface WebhookActsProps {
  readonly webhook: Webhook;
  readonly onSecret: WebhookTableProps['onSecret'];
}

function WebhookActs({ webhook: { id, name }, onSecret }: WebhookActsProps) {
  const t = useTexts(webhookTexts);
  const { message } = App.useApp();
  const confirm = useConfirm();
  const params = { path: { id } };
  const test = useAct({
    send: () => read(api.POST('/api/webhooks/{id}/test', { params })),
    changes: [['webhook', id]],
    onDone: () => void message.success(t.tested),
  });
  const renew = useAct({
    send: () => read(api.POST('/api/webhooks/{id}/secret', { params })),
    changes: [],
    onDone: ({ secret }) => onSecret({ name, secret }),
  });
  const end = useAct({
    send: () => api.DELETE('/api/webhooks/{id}', { params }),
    changes: [['webhooks']],
  });
  const problem = test.error ?? renew.error ?? end.error;
  return (
    <>
      {problem !== null && <ProblemAlert problem={problem} />}
      <Space size={4} wrap>
        <Button size="small" loading={test.isPending} onClick={() => test.run(undefined)}>
          {t.test}
        </Button>
        <Button
          size="small"
          onClick={() =>
            confirm({
              title: t.renewQuestion(name),
              what: t.renewWhat,
              undoable: null,
              act: t.renew,
              run: () => renew.run(undefined),
            })
          }
        >
          {t.renew}
        </Button>
        <Button
          size="small"
          danger
          onClick={() =>
            confirm({
              title: t.endQuestion(name),
              what: t.endWhat,
              undoable: false,
              act: t.end,
              run: () => end.run(undefined),
            })
          }
        >
          {t.end}
        </Button>
      </Space>
    </>
  );
}
