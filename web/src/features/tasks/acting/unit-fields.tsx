import { Form, Input } from 'antd';
import { useSession } from '../../../app/session.js';
import { UnitPersonSelect } from '../../../elements/unit-person-select.js';
import { BodyField } from '../../../forms/body-field.js';
import { terms } from '../../../i18n/terms.js';
import { useTexts } from '../../../i18n/texts.js';
import type { Task } from '../use-task.js';
import { MeasureFields } from './measure-fields.js';
import { ProgressFields } from './progress-fields.js';
import { actTexts } from './texts.js';
import { Hint, type FieldsOf } from './act-field-parts.js';

/** Acts of the unit that has the task. */
export const UNIT_FIELDS: FieldsOf = {
  sign: () => <Hint name="sign" />,
  submitPlan: ({ task }) => <PlanFields task={task} />,
  reportProgress: ({ task }) => <ProgressFields task={task} />,
  requestExtension: ({ task }) => <ExtensionFields task={task} />,
  requestReturn: () => <ReturnFields />,
  submit: ({ task }) => <SubmitFields task={task} />,
};

function PlanFields({ task }: { readonly task: Task }) {
  const { fields } = useTexts(actTexts);
  const { classes } = useTexts(terms);
  return (
    <>
      <MeasureFields before={task.measures} />
      <BodyField
        body="SubmitPlanDto"
        name="rectificationClass"
        label={fields.rectificationClass}
        words={classes}
        required={task.rectificationClass === null}
      />
      <BodyField body="SubmitPlanDto" name="ownerId" label={fields.ownerId} required={task.ownerId === null}>
        <OwnerSelect task={task} />
      </BodyField>
    </>
  );
}

function OwnerSelect({ task, ...rest }: { readonly task: Task }) {
  const { organisationId } = useSession();
  return (
    <UnitPersonSelect unitId={task.leadOrganisationId ?? organisationId} known={task.people} {...rest} />
  );
}

function ExtensionFields({ task }: { readonly task: Task }) {
  const { fields } = useTexts(actTexts);
  return (
    <>
      <BodyField body="RequestExtensionDto" name="newDueOn" label={fields.newDueOn} />
      <BodyField body="RequestExtensionDto" name="reason" label={fields.reason} />
      <Form.Item hidden name="progress" initialValue={task.progress}>
        <Input />
      </Form.Item>
    </>
  );
}

function ReturnFields() {
  const { fields } = useTexts(actTexts);
  return (
    <>
      <BodyField body="RequestReturnDto" name="reason" label={fields.reason} autoFocus />
      <BodyField body="RequestReturnDto" name="dutyBasis" label={fields.dutyBasis} />
      <BodyField
        body="RequestReturnDto"
        name="suggestedOrganisationId"
        label={fields.suggestedOrganisationId}
      />
    </>
  );
}

function SubmitFields({ task }: { readonly task: Task }) {
  const t = useTexts(actTexts);
  const isFirst = task.sameKindReview === null;
  return (
    <>
      <BodyField body="SubmitDto" name="text" label={t.reportText} autoFocus />
      <BodyField
        body="SubmitDto"
        name="sameKindReview"
        label={t.fields.sameKindReview}
        required={isFirst}
        hint={isFirst ? t.hints.sameKind : undefined}
      />
      <BodyField body="SubmitDto" name="pledgeSigned" label={t.fields.pledgeSigned} required={false} />
    </>
  );
}
