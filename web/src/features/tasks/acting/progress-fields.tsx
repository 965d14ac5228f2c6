import { Checkbox, Form } from 'antd';
import { BodyField } from '../../../forms/body-field.js';
import { useTexts } from '../../../i18n/texts.js';
import { EvidenceFields } from '../evidence/evidence-fields.js';
import type { Task } from '../use-task.js';
import { actTexts } from './texts.js';

/** A report of progress in under a minute: how far, what was done; the rest only where there is something to say. */
export function ProgressFields({ task }: { readonly task: Task }) {
  const t = useTexts(actTexts);
  const withEvidence: unknown = Form.useWatch('withEvidence');
  return (
    <>
      <BodyField body="ReportProgressDto" name="progress" label={t.fields.progress} autoFocus />
      <BodyField body="ReportProgressDto" name="text" label={t.progressText} />
      <BodyField body="ReportProgressDto" name="nextSteps" label={t.fields.nextSteps} />
      <BodyField body="ReportProgressDto" name="difficulties" label={t.fields.difficulties} />
      <BodyField
        body="ReportProgressDto"
        name="cannotFinish"
        label={t.fields.cannotFinish}
        hint={t.hints.cannotFinish}
      />
      {task.criteria.length > 0 && (
        <Form.Item name="withEvidence" valuePropName="checked">
          <Checkbox>{t.withEvidence}</Checkbox>
        </Form.Item>
      )}
      {withEvidence === true && <EvidenceFields task={task} within="evidence" />}
    </>
  );
}
