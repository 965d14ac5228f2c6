import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api, ifMatch, read, type Schema } from '../../api/client.js';
import { hasAnyRole } from '../../app/roles.js';
import { useSession } from '../../app/session.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { StaleRecordDialog } from '../../elements/stale-record-dialog.js';
import { useTexts } from '../../i18n/texts.js';
import { DraftFields } from './draft-fields.js';
import { slipTexts } from './texts.js';
import { useComparedSlip } from './use-compared-slip.js';

type Slip = Schema<'SlipView'>;
type Draft = Schema<'ChangeSlipDto'>;

/** What the rules drafted is completed before it is approved: why it goes out of turn, above all. */
export function ChangeDraft({ slip }: { readonly slip: Slip }) {
  const t = useTexts(slipTexts);
  const isOffice = hasAnyRole(useSession(), ['supervisor', 'officer']);
  const [isOpen, setOpen] = useState(false);
  if (!isOffice || (slip.state !== 'draft' && slip.state !== 'approved')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.change}</Button>
      {isOpen && <ChangeDialog slip={slip} onClose={() => setOpen(false)} />}
    </>
  );
}

interface ChangeDialogProps {
  readonly slip: Slip;
  readonly onClose: () => void;
}

/** Changed as the person saw it: a slip that changed meanwhile is answered 412 and shown field by field. */
function ChangeDialog({ slip, onClose }: ChangeDialogProps) {
  const t = useTexts(slipTexts);
  const fields = useComparedSlip();
  const [seen, setSeen] = useState(slip);
  const [typed, setTyped] = useState<Draft | null>(null);
  const act = useChange(slip, onClose);
  const isStale = act.error?.code === 'record.stale';
  const send = (on: Slip, draft: Draft) => {
    setSeen(on);
    setTyped(draft);
    act.run({ seen: on, draft });
  };
  const { demands, cause, limitWorkdays, copyTo } = slip;
  return (
    <>
      <FormDialog<Draft>
        title={t.change}
        what={t.changeWhat}
        okText={t.change}
        initial={{ demands, limitWorkdays, copyTo, ...(cause !== null && { cause }) }}
        act={{
          run: (draft) => send(seen, draft),
          isPending: act.isPending,
          error: isStale ? null : act.error,
        }}
        onClose={onClose}
      >
        <DraftFields />
      </FormDialog>
      <StaleRecordDialog
        before={isStale ? seen : null}
        now={slip}
        fields={fields}
        onSubmit={() => typed !== null && send(slip, typed)}
        onBack={() => {
          setSeen(slip);
          act.reset();
        }}
      />
    </>
  );
}

/** The slip is read anew after a refusal too, so that the comparison stands beside what holds now. */
function useChange({ id, taskId }: Slip, onDone: () => void) {
  const client = useQueryClient();
  return useAct({
    send: async ({ seen, draft }: { readonly seen: Slip; readonly draft: Draft }) => {
      try {
        const params = { path: { id }, header: ifMatch(seen.version) };
        return await read(api.PUT('/api/slips/{id}/draft', { params, body: draft }));
      } catch (error) {
        await client.refetchQueries({ queryKey: ['tasks', 'slip', id] });
        throw error;
      }
    },
    changes: [['tasks'], ['task', taskId]],
    onDone,
  });
}
