import { Button, Form, Select } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { useSession } from '../../app/session.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { UnitPersonSelect } from '../../elements/unit-person-select.js';
import { BodyField } from '../../forms/body-field.js';
import { today } from '../../i18n/dates.js';
import { terms } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './account.module.css';
import { accountTexts } from './texts.js';
import { TasksSelect } from './tasks-select.js';

type Appointment = Schema<'AppointSubstituteDto'>;
/** What can be handed to a colleague: the field's business and nothing of the system's keeping. */
const BUSINESS: readonly string[] = [
  ...['supervisor', 'officer', 'line_leader', 'principal'],
  ...['unit_signer', 'liaison', 'owner'],
];

/** The person is away and names a colleague of the unit. */
export function SubstituteForm() {
  const t = useTexts(accountTexts);
  const { roles: words } = useTexts(terms);
  const { accountId, organisationId, roles } = useSession();
  const [form] = Form.useForm<Appointment>();
  const appoint = useAct({
    send: (body: Appointment, key) =>
      read(api.POST('/api/substitutions', { params: { header: { 'Idempotency-Key': key } }, body })),
    changes: [['substitutions']],
    onDone: () => form.resetFields(),
  });
  const own = roles.filter((role) => BUSINESS.includes(role));
  if (own.length === 0) return null;
  return (
    <Form<Appointment>
      form={form}
      layout="vertical"
      className={styles.form ?? ''}
      initialValues={{ fromOn: today(), roles: own }}
      onFinish={({ taskIds = [], ...values }) =>
        appoint.run({ ...values, principalId: accountId, ...(taskIds.length > 0 && { taskIds }) })
      }
    >
      <BodyField body="AppointSubstituteDto" name="substituteId" label={t.substitute}>
        <UnitPersonSelect unitId={organisationId} except={[accountId]} />
      </BodyField>
      <BodyField body="AppointSubstituteDto" name="fromOn" label={t.fromOn} />
      <BodyField body="AppointSubstituteDto" name="throughOn" label={t.throughOn} />
      <BodyField body="AppointSubstituteDto" name="roles" label={t.handedRoles}>
        <Select mode="multiple" options={own.map((value) => ({ value, label: words[value] }))} />
      </BodyField>
      <BodyField body="AppointSubstituteDto" name="taskIds" label={t.handedTasks} hint={t.handedTasksHint}>
        <TasksSelect />
      </BodyField>
      <BodyField body="AppointSubstituteDto" name="reason" label={t.awayBecause} />
      {appoint.error !== null && <ProblemAlert problem={appoint.error} />}
      <Button htmlType="submit" loading={appoint.isPending}>
        {t.appoint}
      </Button>
    </Form>
  );
}
