import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { PageHead } from '../../elements/page-head.js';
import { SecretOnce } from '../../elements/secret-once.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { BodyField } from '../../forms/body-field.js';
import { taskEvents } from '../../i18n/task-events.js';
import { useTexts } from '../../i18n/texts.js';
import { webhookTexts } from './texts.js';
import { WebhookTable } from './webhook-table.js';

interface Shown {
  readonly name: string;
  readonly secret: string;
}

/** 事件推送: which of the unit's own systems are told of what happens to its tasks. */
export function WebhooksPage() {
  const t = useTexts(webhookTexts);
  const [isCreating, setCreating] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const webhooks = useQuery({ queryKey: ['webhooks'], queryFn: () => read(api.GET('/api/webhooks')) });
  if (webhooks.isPending) return <LoadingState />;
  if (isLost(webhooks))
    return <FailureState problem={asProblem(webhooks.error)} onRetry={() => void webhooks.refetch()} />;
  const create = (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t.create}
    </Button>
  );
  return (
    <>
      <PageHead title={t.title} detail={t.detail}>
        {webhooks.data.length > 0 && create}
      </PageHead>
      {shown !== null && (
        <SecretOnce
          title={t.newSecret(shown.name)}
          detail={t.once}
          secret={shown.secret}
          onClose={() => setShown(null)}
        />
      )}
      {webhooks.data.length === 0 ? (
        <EmptyState title={t.none} detail={t.noneDetail}>
          {create}
        </EmptyState>
      ) : (
        <WebhookTable webhooks={webhooks.data} onSecret={setShown} />
      )}
      {isCreating && <CreateDialog onCreated={setShown} onClose={() => setCreating(false)} />}
    </>
  );
}

interface CreateDialogProps {
  readonly onCreated: (webhook: Shown) => void;
  readonly onClose: () => void;
}

function CreateDialog({ onCreated, onClose }: CreateDialogProps) {
  const t = useTexts(webhookTexts);
  const events = useTexts(taskEvents);
  const act = useAct({
    send: (body: Schema<'SubscribeDto'>, key) =>
      read(api.POST('/api/webhooks', { body, params: { header: { 'Idempotency-Key': key } } })),
    changes: [['webhooks']],
    onDone: (webhook) => {
      onCreated(webhook);
      onClose();
    },
  });
  const words = Object.fromEntries(Object.entries(events).map(([name, word]) => [`task.${name}`, word]));
  return (
    <FormDialog title={t.create} what={t.createDetail} okText={t.create} act={act} onClose={onClose}>
      <BodyField body="SubscribeDto" name="name" label={t.name} hint={t.nameHint} autoFocus />
      <BodyField body="SubscribeDto" name="url" label={t.url} hint={t.urlHint} />
      <BodyField body="SubscribeDto" name="events" label={t.events} hint={t.eventsHint} words={words} />
    </FormDialog>
  );
}
