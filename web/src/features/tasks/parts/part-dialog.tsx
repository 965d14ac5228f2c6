import { App, Form } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../elements/dialog.js';
import { useAct } from '../../../api/act.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { StaleRecordDialog } from '../../../elements/stale-record-dialog.js';
import { BodyField } from '../../../forms/body-field.js';
import { useTexts } from '../../../i18n/texts.js';
import { useComparedFields } from '../acting/use-compared-fields.js';
import { useTask, type Task } from '../use-task.js';
import type { PartAct, Party } from './part-act.js';
import { sendPartAct, type SentPartAct } from './send-part-act.js';
import { partTexts } from './texts.js';

interface PartDialogProps {
  readonly task: Task;
  readonly party: Party;
  readonly act: PartAct;
  readonly onClose: () => void;
}

const FORM = 'part-act';

/** One act on a part as a form, decided on the task as the person saw it; 412 shows both versions. */
export function PartDialog({ task, party, act, onClose }: PartDialogProps) {
  const t = useTexts(partTexts);
  const { message } = App.useApp();
  const [form] = Form.useForm<object>();
  const [seen, setSeen] = useState(task);
  const fields = useComparedFields();
  const { refetch } = useTask(task.id);
  const sending = useAct({
    send: async (sent: SentPartAct, key) => {
      try {
        return await sendPartAct(sent, key);
      } catch (error) {
        await refetch();
        throw error;
      }
    },
    changes: [['task', task.id], ['tasks'], ['agenda']],
    onDone: () => {
      void message.success(t.done(t.acts[act]));
      onClose();
    },
  });
  const send = (on: Task) => {
    setSeen(on);
    sending.run({ act, seen: on, unitId: party.organisationId, values: form.getFieldsValue(true) as object });
  };
  const isStale = sending.error?.code === 'record.stale';
  return (
    <>
      <Dialog
        title={t.of(t.acts[act], party.name)}
        okText={t.acts[act]}
        cancelText={t.cancel}
        okButtonProps={{ htmlType: 'submit', form: FORM }}
        confirmLoading={sending.isPending}
        onCancel={onClose}
        mask={{ closable: false }}
      >
        <p>{t.what[act]}</p>
        {sending.error !== null && !isStale && <ProblemAlert problem={sending.error} />}
        <Form<object> form={form} id={FORM} layout="vertical" onFinish={() => send(seen)}>
          <PartFields act={act} party={party} />
        </Form>
      </Dialog>
      <StaleRecordDialog
        before={isStale ? seen : null}
        now={task}
        fields={fields}
        onSubmit={() => send(task)}
        onBack={() => {
          setSeen(task);
          sending.reset();
        }}
      />
    </>
  );
}

function PartFields({ act, party }: Pick<PartDialogProps, 'act' | 'party'>) {
  const t = useTexts(partTexts);
  switch (act) {
    case 'acceptPart':
      return null;
    case 'deliverPart':
      return <BodyField body="DeliverPartDto" name="text" label={t.text} autoFocus />;
    case 'raiseDispute':
      return <BodyField body="RaiseDisputeDto" name="reason" label={t.reason} autoFocus />;
    case 'setPart':
      return (
        <>
          <BodyField body="SetPartDto" name="text" label={t.demand} hint={party.demand} autoFocus />
          <BodyField body="SetPartDto" name="dueOn" label={t.dueOn} />
        </>
      );
    case 'sendBackPart':
      return (
        <>
          <BodyField body="SendBackPartDto" name="reason" label={t.reason} autoFocus />
          <BodyField body="SendBackPartDto" name="dueOn" label={t.dueOn} />
        </>
      );
    case 'settleDispute':
      return (
        <>
          <BodyField body="SettleDisputeDto" name="outcome" label={t.outcome} words={t.outcomes} />
          <BodyField body="SettleDisputeDto" name="reason" label={t.reason} />
          <BodyField body="SettleDisputeDto" name="dueOn" label={t.dueOn} />
        </>
      );
  }
}
