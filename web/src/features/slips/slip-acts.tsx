import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../../elements/dialog.js';
import { useAct } from '../../api/act.js';
import { api, ifMatch, read, type Schema } from '../../api/client.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { StaleRecordDialog } from '../../elements/stale-record-dialog.js';
import { useFocusBack } from '../../forms/use-focus-back.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './slips.module.css';
import { slipTexts } from './texts.js';
import { useComparedSlip } from './use-compared-slip.js';

type Slip = Schema<'SlipView'>;
type SlipAction = Slip['openActions'][number]['action'];

/** Acts that say something: the answer itself, or why. */
const WRITES: readonly SlipAction[] = [
  'reply',
  'refuseApproval',
  'rejectReply',
  'findUnmet',
  'withdraw',
  'discard',
];
const FINAL: readonly SlipAction[] = ['refuseApproval', 'discard', 'findUnmet', 'withdraw'];

/** Only what the API says is open to this person now; what still stands in the way of the rest is told. */
export function SlipActs({ slip, children }: { readonly slip: Slip; readonly children?: ReactNode }) {
  const t = useTexts(slipTexts);
  const [action, setAction] = useState<SlipAction | null>(null);
  const free = slip.openActions.filter(({ blockedBy }) => blockedBy === null);
  // What goes on stands first; what ends it stands last and is never the one that Enter means.
  const isFinal = ({ action: one }: { readonly action: SlipAction }) => FINAL.includes(one);
  const open = [...free.filter((one) => !isFinal(one)), ...free.filter(isFinal)];
  const blocked = slip.openActions.filter(({ blockedBy }) => blockedBy !== null);
  const place = useFocusBack<HTMLElement>(action !== null, open.map((one) => one.action).join());
  return (
    <section className="not-on-paper" aria-label={t.acts} ref={place} tabIndex={-1}>
      <div className={styles.acts}>
        {open.map(({ action: one }, at) => (
          <Button
            key={one}
            type={at === 0 && !FINAL.includes(one) ? 'primary' : 'default'}
            danger={FINAL.includes(one)}
            onClick={() => setAction(one)}
          >
            {t.actions[one]}
          </Button>
        ))}
        {children}
      </div>
      {blocked.length > 0 && (
        <ul className={styles.blocked}>
          {blocked.map(({ action: one, blockedTitle }) => (
            <li key={one}>{t.blocked(t.actions[one], blockedTitle ?? '')}</li>
          ))}
        </ul>
      )}
      {action !== null && <ActDialog slip={slip} action={action} onClose={() => setAction(null)} />}
    </section>
  );
}

interface ActDialogProps {
  readonly slip: Slip;
  readonly action: SlipAction;
  readonly onClose: () => void;
}

interface SlipWords {
  readonly text?: string;
}

const FORM = 'slip-act';

/** Decided on the slip as the person saw it: one that changed meanwhile is answered 412 and shown field by field. */
function ActDialog({ slip, action, onClose }: ActDialogProps) {
  const t = useTexts(slipTexts);
  const [form] = Form.useForm<SlipWords>();
  const [seen, setSeen] = useState(slip);
  const fields = useComparedSlip();
  const act = useSlipAct({ slip, action, onDone: onClose });
  const send = (on: Slip) => {
    setSeen(on);
    act.run({ seen: on, text: (form.getFieldsValue(true) as SlipWords).text?.trim() ?? '' });
  };
  const isStale = act.error?.code === 'record.stale';
  return (
    <>
      <Dialog
        title={t.actions[action]}
        okText={t.actions[action]}
        cancelText={t.cancel}
        okButtonProps={{
          htmlType: 'submit',
          form: FORM,
          loading: act.isPending,
          danger: FINAL.includes(action),
        }}
        onCancel={onClose}
      >
        <p>{t.what[action]}</p>
        {action === 'issue' && <IssuePreview id={slip.id} />}
        {act.error !== null && !isStale && <ProblemAlert problem={act.error} />}
        <Form<SlipWords> form={form} id={FORM} layout="vertical" onFinish={() => send(seen)}>
          {WRITES.includes(action) && <WordsField action={action} />}
        </Form>
      </Dialog>
      <StaleRecordDialog
        before={isStale ? seen : null}
        now={slip}
        fields={fields}
        onSubmit={() => send(slip)}
        onBack={() => {
          setSeen(slip);
          act.reset();
        }}
      />
    </>
  );
}

function WordsField({ action }: { readonly action: SlipAction }) {
  const t = useTexts(slipTexts);
  const isReply = action === 'reply';
  return (
    <Form.Item
      name="text"
      label={isReply ? t.actions.reply : t.reason}
      rules={[{ required: true, whitespace: true, message: t.required }]}
    >
      <Input.TextArea rows={isReply ? 8 : 3} maxLength={isReply ? 8000 : 2000} showCount autoFocus />
    </Form.Item>
  );
}

interface SlipActOptions {
  readonly slip: Slip;
  readonly action: SlipAction;
  readonly onDone: () => void;
}

/** The slip is read anew after a refusal too, so that the comparison stands beside what holds now. */
function useSlipAct({ slip, action, onDone }: SlipActOptions) {
  const client = useQueryClient();
  return useAct({
    send: async ({ seen, text }: { readonly seen: Slip; readonly text: string }, key) => {
      try {
        return await sendAct({ slip: seen, action, text, key });
      } catch (error) {
        await client.refetchQueries({ queryKey: ['tasks', 'slip', slip.id] });
        throw error;
      }
    },
    changes: [['tasks'], ['task', slip.taskId]],
    onDone,
  });
}

/** What issuing it today would mean: the limit, and how much was asked of the unit already. */
function IssuePreview({ id }: { readonly id: string }) {
  const t = useTexts(slipTexts);
  const { day, number } = useDates();
  const preview = useQuery({
    queryKey: ['tasks', 'slip', id, 'issue'],
    queryFn: () => read(api.GET('/api/slips/{id}/issue-preview', { params: { path: { id } } })),
  });
  if (preview.data === undefined) return null;
  const { limitOn, load } = preview.data;
  return (
    <p>
      {t.preview(day(limitOn))} {t.load(number(load.total), number(load.cap))} {load.isOver && t.overCap}
    </p>
  );
}

interface Sent {
  readonly slip: Slip;
  readonly action: SlipAction;
  readonly text: string;
  readonly key: string;
}

function sendAct({ slip, action, text, key }: Sent): Promise<Slip> {
  const params = {
    path: { id: slip.id },
    header: { ...ifMatch(slip.version), 'Idempotency-Key': key },
  };
  const reason = { params, body: { reason: text } };
  const acts: Readonly<Record<SlipAction, () => Promise<Slip>>> = {
    approve: () => read(api.POST('/api/slips/{id}/approval', { params, body: { outcome: 'granted' } })),
    refuseApproval: () =>
      read(api.POST('/api/slips/{id}/approval', { params, body: { outcome: 'refused', reason: text } })),
    discard: () => read(api.POST('/api/slips/{id}/discard', reason)),
    issue: () => read(api.POST('/api/slips/{id}/issue', { params })),
    sign: () => read(api.POST('/api/slips/{id}/signature', { params })),
    reply: () => read(api.POST('/api/slips/{id}/reply', { params, body: { text } })),
    rejectReply: () => read(api.POST('/api/slips/{id}/reply-rejection', reason)),
    acceptReply: () => read(api.POST('/api/slips/{id}/reply-acceptance', { params })),
    findUnmet: () => read(api.POST('/api/slips/{id}/unmet', reason)),
    withdraw: () => read(api.POST('/api/slips/{id}/withdrawal', reason)),
  };
  return acts[action]();
}
