import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { BodyField } from '../../forms/body-field.js';
import { useTexts } from '../../i18n/texts.js';
import { DraftFields } from './draft-fields.js';
import { slipTexts } from './texts.js';

type Task = Pick<Schema<'TaskView'>, 'id' | 'mayGetSlip'>;

/** 拟督办单: an officer writes one without waiting for the sweep. */
export function DraftSlip({ task }: { readonly task: Task }) {
  const t = useTexts(slipTexts);
  const [isOpen, setOpen] = useState(false);
  if (!task.mayGetSlip) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.draftNew}</Button>
      {isOpen && <DraftDialog taskId={task.id} onClose={() => setOpen(false)} />}
    </>
  );
}

interface DraftDialogProps {
  readonly taskId: string;
  readonly onClose: () => void;
}

function DraftDialog({ taskId, onClose }: DraftDialogProps) {
  const t = useTexts(slipTexts);
  const navigate = useNavigate();
  const act = useAct({
    send: (body: Schema<'DraftSlipDto'>, key) =>
      read(
        api.POST('/api/tasks/{taskId}/slips', {
          params: { path: { taskId }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    changes: [['tasks'], ['task', taskId]],
    onDone: ({ id }) => void navigate({ to: '/slips/$slipId', params: { slipId: id } }),
  });
  return (
    <FormDialog title={t.draftNew} what={t.draftNewWhat} okText={t.draftNew} act={act} onClose={onClose}>
      <BodyField body="DraftSlipDto" name="colour" label={t.columns.colour} words={t.colours} />
      <DraftFields />
    </FormDialog>
  );
}
