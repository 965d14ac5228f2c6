import { Form, Modal } from 'antd';
import { useAct } from '../../../api/act.js';
import { api, read, type Schema } from '../../../api/client.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { DayInput } from '../../../forms/day-input.js';
import { today } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import type { TaskFilters } from '../ledger-search.js';
import { ledgerTexts } from '../texts.js';

interface ExportDialogProps {
  readonly isOpen: boolean;
  readonly filters: TaskFilters;
  readonly onClose: () => void;
  readonly onOrdered: (exportId: string) => void;
}

/** Orders the ledger of the filter as a workbook, as it is now or as it stood at the end of a past day. */
export function ExportDialog({ isOpen, filters, onClose, onOrdered }: ExportDialogProps) {
  const t = useTexts(ledgerTexts);
  const order = useAct({
    send: (body: Schema<'LedgerQuery'>, key) =>
      read(api.POST('/api/ledger/exports', { params: { header: { 'Idempotency-Key': key } }, body })),
    changes: [['ledger-exports']],
    onDone: ({ id }) => {
      onClose();
      onOrdered(id);
    },
  });
  return (
    <Modal
      open={isOpen}
      title={t.exporting}
      okText={t.exporting}
      cancelText={t.cancel}
      okButtonProps={{ htmlType: 'submit', form: 'ledger-export', loading: order.isPending }}
      onCancel={onClose}
      destroyOnHidden
    >
      {order.error !== null && <ProblemAlert problem={order.error} />}
      <Form<{ asOf?: string }>
        id="ledger-export"
        layout="vertical"
        onFinish={({ asOf }) => order.run({ ...filters, ...(asOf && { asOf }) })}
      >
        <Form.Item name="asOf" label={t.asOf} extra={t.asOfDetail}>
          <DayInput latest={today()} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
