import { Alert, App, Button, Form } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../elements/dialog.js';
import { useAct } from '../../../api/act.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { StaleRecordDialog } from '../../../elements/stale-record-dialog.js';
import { terms } from '../../../i18n/terms.js';
import { useTexts } from '../../../i18n/texts.js';
import { TASK_ACTS, sendAct, type PersonalAction } from '../acts.js';
import type { Task } from '../use-task.js';
import { useTask } from '../use-task.js';
import { ActFields } from './act-fields.js';
import { bodyOf, evidenceOf, type ActValues } from './act-values.js';
import { addEvidence } from '../evidence/add-evidence.js';
import { actTexts } from './texts.js';
import { useComparedFields } from './use-compared-fields.js';

interface ActDialogProps {
  readonly task: Task;
  readonly action: PersonalAction;
  readonly onClose: () => void;
}

/**
 * One act as a form. It is decided on the task as the person saw it: a change that arrives meanwhile is told before it is sent, and
 * one that arrives at the same moment is answered 412 and shown field by field.
 */
export function ActDialog({ task, action, onClose }: ActDialogProps) {
  const t = useTexts(actTexts);
  const words = useTexts(terms);
  const { message } = App.useApp();
  const [form] = Form.useForm<ActValues>();
  const [seen, setSeen] = useState(task);
  const [isComparing, setComparing] = useState(false);
  const { refetch } = useTask(task.id);
  const act = useActOnTask({
    action,
    task,
    onDone: () => {
      void message.success(t.done(words.actions[action]));
      onClose();
    },
  });
  const isStale = act.error?.code === 'record.stale';
  const hasChanged = task.version !== seen.version;
  const send = (on: Task) => act.run({ seen: on, values: form.getFieldsValue(true) as ActValues });
  const sendOnNewest = async () => {
    const { data } = await refetch();
    const newest = data ?? task;
    setSeen(newest);
    setComparing(false);
    send(newest);
  };
  const backToForm = () => {
    setSeen(task);
    setComparing(false);
    act.reset();
  };
  return (
    <>
      <Dialog
        title={`${words.actions[action]} · ${task.number ?? task.title}`}
        okText={words.actions[action]}
        okButtonProps={{ htmlType: 'submit', form: 'act', danger: TASK_ACTS[action].isDanger === true }}
        confirmLoading={act.isPending}
        cancelText={t.cancel}
        onCancel={onClose}
        mask={{ closable: false }}
        width={640}
      >
        {hasChanged && !isStale && (
          <Alert
            type="warning"
            showIcon
            title={t.changed}
            action={
              <Button size="small" onClick={() => setComparing(true)}>
                {t.showChanges}
              </Button>
            }
          />
        )}
        {act.error !== null && !isStale && <ProblemAlert problem={act.error} />}
        <Form<ActValues>
          form={form}
          id="act"
          layout="vertical"
          onFinish={() => send(seen)}
          scrollToFirstError
        >
          <ActFields action={action} task={task} />
        </Form>
      </Dialog>
      <Compare
        before={isComparing || (isStale && hasChanged) ? seen : null}
        now={task}
        onSubmit={() => void sendOnNewest()}
        onBack={backToForm}
      />
    </>
  );
}

interface CompareProps {
  readonly before: Task | null;
  readonly now: Task;
  readonly onSubmit: () => void;
  readonly onBack: () => void;
}

function Compare(props: CompareProps) {
  const fields = useComparedFields();
  return <StaleRecordDialog {...props} fields={fields} />;
}

interface ActOnTaskOptions {
  readonly action: PersonalAction;
  readonly task: Task;
  readonly onDone: () => void;
}

interface Intent {
  readonly seen: Task;
  readonly values: ActValues;
}

/** The act, and the evidence that was chosen with it: a second try repeats neither. A 412 reads the task anew for the comparison. */
function useActOnTask({ action, task, onDone }: ActOnTaskOptions) {
  const { refetch } = useTask(task.id);
  return useAct({
    send: async ({ seen, values }: Intent, key: string) => {
      try {
        await sendAct({ action, seen, values: bodyOf(action, values) }, key);
      } catch (error) {
        await refetch();
        throw error;
      }
      const evidence = evidenceOf(values);
      if (evidence !== null) await addEvidence(seen.id, evidence, `${key}-evidence`);
    },
    changes: [['task', task.id], ['tasks'], ['agenda']],
    onDone,
  });
}
