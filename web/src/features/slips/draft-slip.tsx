import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { hasAnyRole } from '../../app/roles.js';
import { useSession } from '../../app/session.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { BodyField } from '../../forms/body-field.js';
import { useTexts } from '../../i18n/texts.js';
import { DraftFields } from './draft-fields.js';
import { slipTexts } from './texts.js';

type Task = Pick<Schema<'TaskView'>, 'id' | 'state' | 'leadOrganisationId'>;

/** States of a task that is at work with a unit: only such a task can be pressed by a slip. */
const AT_WORK: readonly Schema<'TaskView'>['state'][] = [
  ...(['issued', 'in_progress', 'basically_done', 'continuing', 'not_done'] as const),
];

/** 拟督办单: an officer writes one without waiting for the sweep. */
export function DraftSlip({ task }: { readonly task: Task }) {
  const t = useTexts(slipTexts);
  const session = useSession();
  const [isOpen, setOpen] = useState(false);
  const mayDraft =
    hasAnyRole(session, ['supervisor', 'officer']) &&
    AT_WORK.includes(task.state) &&
    task.leadOrganisationId !== null &&
    task.leadOrganisationId !== session.organisationId;
  if (!mayDraft) return null;
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
