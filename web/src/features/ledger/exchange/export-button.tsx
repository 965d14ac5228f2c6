import { DownloadOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/act.js';
import { api, read, type Schema } from '../../../api/client.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { today } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import type { TaskFilters } from '../ledger-search.js';
import { ledgerTexts } from '../texts.js';

interface ExportButtonProps {
  readonly filters: TaskFilters;
  readonly onOrdered: (exportId: string) => void;
}

/** Orders the ledger of the filter as a workbook, as it is now or as it stood at the end of a past day. */
export function ExportButton({ filters, onOrdered }: ExportButtonProps) {
  const t = useTexts(ledgerTexts);
  const [isOpen, setOpen] = useState(false);
  const order = useAct({
    send: (body: Schema<'LedgerQuery'>, key) =>
      read(api.POST('/api/ledger/exports', { params: { header: { 'Idempotency-Key': key } }, body })),
    changes: [['ledger-exports']],
    onDone: ({ id }) => {
      setOpen(false);
      onOrdered(id);
    },
  });
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => setOpen(true)}>
        {t.exporting}
      </Button>
      <Modal
        open={isOpen}
        title={t.exporting}
        okText={t.exporting}
        cancelText={t.cancel}
        okButtonProps={{ htmlType: 'submit', form: 'ledger-export', loading: order.isPending }}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        {order.error !== null && <ProblemAlert problem={order.error} />}
        <Form<{ asOf?: string }>
          id="ledger-export"
          layout="vertical"
          onFinish={({ asOf }) => order.run({ ...filters, ...(asOf && { asOf }) })}
        >
          <Form.Item name="asOf" label={t.asOf} extra={t.asOfDetail}>
            <Input type="date" max={today()} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
