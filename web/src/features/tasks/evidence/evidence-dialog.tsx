import { App, Form } from 'antd';
import { Dialog } from '../../../elements/dialog.js';
import { useAct } from '../../../api/act.js';
import { ProblemAlert } from '../../../elements/problem-alert.js';
import { useTexts } from '../../../i18n/texts.js';
import { actTexts } from '../acting/texts.js';
import type { Task } from '../use-task.js';
import { addEvidence, type NewEvidence } from './add-evidence.js';
import { EvidenceFields } from './evidence-fields.js';
import { withoutWay, type EvidenceValues } from './evidence-values.js';

interface EvidenceDialogProps {
  readonly task: Task;
  readonly criterionId: string;
  readonly onClose: () => void;
}

export function EvidenceDialog({ task, criterionId, onClose }: EvidenceDialogProps) {
  const { evidence: t, cancel } = useTexts(actTexts);
  const { message } = App.useApp();
  const add = useAct({
    send: (evidence: NewEvidence, key: string) => addEvidence(task.id, evidence, key),
    changes: [['task', task.id]],
    onDone: () => {
      void message.success(t.added);
      onClose();
    },
  });
  return (
    <Dialog
      title={t.title}
      okText={t.add}
      okButtonProps={{ htmlType: 'submit', form: 'evidence' }}
      confirmLoading={add.isPending}
      cancelText={cancel}
      onCancel={onClose}
      mask={{ closable: false }}
      width={560}
    >
      {add.error !== null && <ProblemAlert problem={add.error} />}
      <Form<{ evidence: EvidenceValues }>
        id="evidence"
        layout="vertical"
        onFinish={({ evidence }) => add.run(withoutWay(evidence))}
      >
        <EvidenceFields task={task} within="evidence" criterionId={criterionId} />
      </Form>
    </Dialog>
  );
}
