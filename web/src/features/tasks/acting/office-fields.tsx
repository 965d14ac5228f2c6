import { Alert, Form, Input } from 'antd';
import { BodyField } from '../../../forms/body-field.js';
import { terms } from '../../../i18n/terms.js';
import { useTexts } from '../../../i18n/texts.js';
import type { Task } from '../use-task.js';
import { TaskSelect } from './task-select.js';
import { actTexts } from './texts.js';
import { DayField, Hint, ReasonField, type FieldsOf } from './act-field-parts.js';

/** Acts of the office that oversees it, and of whoever decides. */
export const OFFICE_FIELDS: FieldsOf = {
  register: () => <Hint name="register" />,
  approvePlan: () => <Hint name="approvePlan" />,
  resume: () => <Hint name="resume" />,
  undo: () => <Hint name="undo" />,
  issue: ({ task }) => <IssueFields task={task} />,
  acceptReturn: () => <ReasonField isOptional />,
  refuseReturn: () => <ReasonField />,
  refusePlan: () => <ReasonField />,
  urge: () => <ReasonField />,
  reopen: () => <ReasonField />,
  strikeOff: () => <ReasonField isOptional />,
  decideExtension: ({ task }) => <ExtensionDecisionFields task={task} />,
  setDeadline: () => <DeadlineFields />,
  assess: () => <AssessFields />,
  pause: () => <PauseFields />,
  sendBack: () => <SendBackFields />,
  verify: () => <VerifyFields />,
  recordFindings: () => <FindingsFields />,
  decide: ({ task }) => <DecideFields task={task} />,
  publish: () => <PublishFields />,
  object: () => <ObjectionFields />,
  recheck: () => <RecheckFields />,
  cancel: () => <DangerousFields action="cancel" />,
  merge: () => <DangerousFields action="merge" />,
};

function IssueFields({ task }: { readonly task: Task }) {
  const t = useTexts(actTexts);
  return (
    <BodyField
      body="IssueDto"
      name="approvalReference"
      label={t.fields.approvalReference}
      required={task.priority === 'key'}
      hint={t.hints.key}
      autoFocus
    />
  );
}

function ExtensionDecisionFields({ task }: { readonly task: Task }) {
  const { fields, outcomes } = useTexts(actTexts);
  const outcome: unknown = Form.useWatch('outcome');
  return (
    <>
      <BodyField body="DecideExtensionDto" name="outcome" label={fields.outcome} words={outcomes} />
      {outcome === 'granted' && (
        <DayField name="newDueOn" label={fields.newDueOn} initial={task.extensionNewDueOn} />
      )}
      <BodyField
        body="DecideExtensionDto"
        name="reason"
        label={fields.reason}
        required={outcome === 'refused'}
      />
    </>
  );
}

function DeadlineFields() {
  const { fields } = useTexts(actTexts);
  return (
    <>
      <BodyField body="SetDeadlineDto" name="newDueOn" label={fields.newDueOn} autoFocus />
      <BodyField body="SetDeadlineDto" name="reason" label={fields.reason} />
    </>
  );
}

function AssessFields() {
  const t = useTexts(actTexts);
  return (
    <>
      <BodyField
        body="AssessDto"
        name="cannotFinish"
        label={t.fields.cannotFinish}
        hint={t.hints.cannotFinish}
      />
      <BodyField body="AssessDto" name="isCriticised" label={t.fields.isCriticised} />
      <BodyField body="AssessDto" name="reason" label={t.fields.reason} />
      <BodyField body="AssessDto" name="documentReference" label={t.fields.documentReference} />
    </>
  );
}

function PauseFields() {
  const { fields } = useTexts(actTexts);
  return (
    <>
      <BodyField body="PauseDto" name="reason" label={fields.reason} autoFocus />
      <BodyField body="PauseDto" name="reviewOn" label={fields.reviewOn} />
    </>
  );
}

function SendBackFields() {
  const { fields } = useTexts(actTexts);
  const { sendBackReasons } = useTexts(terms);
  return (
    <>
      <BodyField
        body="SendBackDto"
        name="sendBackReason"
        label={fields.sendBackReason}
        words={sendBackReasons}
      />
      <BodyField body="SendBackDto" name="reason" label={fields.reason} />
    </>
  );
}

function VerifyFields() {
  const t = useTexts(actTexts);
  const { methods } = useTexts(terms);
  const method: unknown = Form.useWatch('method');
  return (
    <>
      <BodyField body="VerifyDto" name="method" label={t.fields.method} words={methods} />
      {method === 'on_site' && <BodyField body="VerifyDto" name="place" label={t.fields.place} required />}
      {method === 'sample' && (
        <>
          <BodyField body="VerifyDto" name="population" label={t.fields.population} required />
          <BodyField
            body="VerifyDto"
            name="sampleSize"
            label={t.fields.sampleSize}
            hint={t.hints.sampleSize}
            required
          />
        </>
      )}
      <BodyField body="VerifyDto" name="text" label={t.findingsText} />
      <BodyField body="VerifyDto" name="participants" label={t.fields.participants} />
    </>
  );
}

function FindingsFields() {
  const t = useTexts(actTexts);
  return (
    <>
      <BodyField body="FindingsDto" name="text" label={t.findingsText} autoFocus />
      <BodyField body="FindingsDto" name="failed" label={t.fields.failed} hint={t.hints.failed}>
        <Input />
      </BodyField>
    </>
  );
}

function DecideFields({ task }: { readonly task: Task }) {
  const t = useTexts(actTexts);
  const { verdicts } = useTexts(terms);
  const verdict: unknown = Form.useWatch('verdict');
  return (
    <>
      <BodyField body="DecideDto" name="verdict" label={t.fields.verdict} words={verdicts} />
      {verdict === 'basically_done' && (
        <fieldset>
          <legend>{t.fields.openCriteria}</legend>
          {task.criteria.map(({ id, text }) => (
            <DayField key={id} name={['openCriteria', id]} label={`${text} · ${t.openUntil}`} isOptional />
          ))}
        </fieldset>
      )}
      {verdict === 'continuing' && (
        <BodyField body="DecideDto" name="stageResult" label={t.fields.stageResult} required />
      )}
      {(verdict === 'continuing' || verdict === 'not_done') && (
        <>
          <BodyField
            body="DecideDto"
            name="nextSteps"
            label={verdict === 'continuing' ? t.goalNext : t.fields.nextSteps}
            required
          />
          <BodyField body="DecideDto" name="newDueOn" label={t.fields.newDueOn} required />
        </>
      )}
      {verdict === 'not_applicable' && (
        <BodyField body="DecideDto" name="documentReference" label={t.fields.documentReference} required />
      )}
      <BodyField body="DecideDto" name="reason" label={t.fields.reason} required={verdict === 'not_done'} />
    </>
  );
}

function PublishFields() {
  const t = useTexts(actTexts);
  return (
    <BodyField
      body="PublishDto"
      name="publicityWorkdays"
      label={t.fields.publicityWorkdays}
      hint={t.hints.publicity}
      autoFocus
    />
  );
}

function ObjectionFields() {
  const t = useTexts(actTexts);
  return (
    <>
      <BodyField body="ObjectionDto" name="reason" label={t.fields.reason} autoFocus />
      <BodyField body="ObjectionDto" name="raisedBy" label={t.fields.raisedBy} hint={t.hints.raisedBy} />
    </>
  );
}

function RecheckFields() {
  const { fields, outcomes } = useTexts(actTexts);
  return (
    <>
      <BodyField body="RecheckDto" name="outcome" label={fields.outcome} words={outcomes} />
      <BodyField body="RecheckDto" name="reason" label={fields.reason} />
    </>
  );
}

function DangerousFields({ action }: { readonly action: 'cancel' | 'merge' }) {
  const t = useTexts(actTexts);
  return (
    <>
      <Alert type="warning" showIcon title={t.danger[action]} style={{ marginBlockEnd: 12 }} />
      {action === 'merge' && (
        <BodyField
          body="MergeDto"
          name="replacementTaskId"
          label={t.fields.replacementTaskId}
          hint={t.hints.merge}
        >
          <TaskSelect />
        </BodyField>
      )}
      <BodyField body="ReasonDto" name="reason" label={t.fields.reason} />
    </>
  );
}
