import { Form, Input } from 'antd';
import { Dialog } from '../../../elements/dialog.js';
import { useAct } from '../../../api/act.js';
import { api, read, type Schema } from '../../../api/client.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { DayInput } from '../../../forms/day-input.js';
import { useTexts } from '../../../i18n/texts.js';
import { AssignmentFields } from './assignment-fields.js';
import type { BulkAct } from './bulk-bar.js';
import { inputOf, type BulkForm } from './bulk-input.js';
import { bulkTexts } from './texts.js';

interface BulkDialogProps {
  readonly act: BulkAct;
  readonly chosen: Pick<Schema<'PrepareBulkDto'>, 'taskIds' | 'filter'>;
  readonly onCancel: () => void;
  readonly onPrepared: (runId: string) => void;
}

const FORM = 'bulk-act';

/** What the act needs to know, once for all tasks. Sending it prepares a run: nothing is done before it was looked at. */
export function BulkDialog({ act, chosen, onCancel, onPrepared }: BulkDialogProps) {
  const t = useTexts(bulkTexts);
  const prepare = useAct({
    send: (input: Schema<'BulkInputDto'>, key) =>
      read(
        api.POST('/api/bulk-runs', {
          params: { header: { 'Idempotency-Key': key } },
          body: { act, ...chosen, input },
        }),
      ),
    changes: [['bulk-runs']],
    onDone: ({ id }) => onPrepared(id),
  });
  return (
    <Dialog
      title={t.acts[act]}
      width={act === 'assign' ? 640 : 520}
      okText={t.preview}
      cancelText={t.cancelDialog}
      okButtonProps={{ htmlType: 'submit', form: FORM, loading: prepare.isPending }}
      onCancel={onCancel}
    >
      <p>
        {t.what[act]} {t.next}
      </p>
      {prepare.error !== null && <ProblemAlert problem={prepare.error} />}
      <Form<BulkForm>
        id={FORM}
        layout="vertical"
        initialValues={{
          dueKind: 'workdays',
          dueCount: 30,
          rectificationClass: 'staged',
          priority: 'ordinary',
        }}
        onFinish={(values) => prepare.run(inputOf(act, values))}
      >
        <Fields act={act} />
      </Form>
    </Dialog>
  );
}

function Fields({ act }: { readonly act: BulkAct }) {
  const t = useTexts(bulkTexts);
  if (act === 'urge') return null;
  if (act === 'assign') return <AssignmentFields />;
  if (act === 'issue')
    return (
      <Form.Item name="approvalReference" label={t.approvalReference} extra={t.approvalReferenceDetail}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
    );
  return (
    <>
      {act === 'setDeadline' && (
        <Form.Item name="newDueOn" label={t.newDueOn} rules={[{ required: true, message: t.required }]}>
          <DayInput />
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={t.reason}
        rules={[{ required: true, whitespace: true, message: t.required }]}
      >
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
    </>
  );
}
