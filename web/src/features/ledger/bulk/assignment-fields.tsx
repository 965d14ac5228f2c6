import { Form, Input, InputNumber, Select } from 'antd';
import { OrganisationSelect, OrganisationsSelect } from '../../../elements/organisation-select.js';
import { DayInput } from '../../../forms/day-input.js';
import { terms } from '../../../i18n/terms.js';
import { useTexts } from '../../../i18n/texts.js';
import { linesOf } from './bulk-input.js';
import { bulkTexts } from './texts.js';

const DUE_KINDS = ['workdays', 'days', 'months', 'fixedDate', 'yearEnd'] as const;
const MOST_UNITS = 20;
const MOST_CRITERIA = 20;

/** 立项: units, class, time limit, target and criteria (`AssignmentDto`); fields of the form around it. */
export function AssignmentFields() {
  const t = useTexts(bulkTexts);
  const words = useTexts(terms);
  const required = { required: true, message: t.required };
  const options = <Value extends string>(names: Readonly<Record<Value, string>>) =>
    Object.entries<string>(names).map(([value, label]) => ({ value, label }));
  return (
    <>
      <Form.Item name="leadOrganisationId" label={t.lead} rules={[required]}>
        <OrganisationSelect />
      </Form.Item>
      <Form.Item name="responsibleIds" label={t.responsible}>
        <OrganisationsSelect most={MOST_UNITS} />
      </Form.Item>
      <Form.Item name="assistingIds" label={t.assisting}>
        <OrganisationsSelect most={MOST_UNITS} />
      </Form.Item>
      <Form.Item name="rectificationClass" label={t.class} rules={[required]}>
        <Select options={options(words.classes)} />
      </Form.Item>
      <Form.Item name="priority" label={t.priority}>
        <Select options={options(words.priorities)} />
      </Form.Item>
      <Form.Item name="dueKind" label={t.dueKind} rules={[required]}>
        <Select options={DUE_KINDS.map((value) => ({ value, label: t.dueKinds[value] }))} />
      </Form.Item>
      <DueFields />
      <Form.Item name="target" label={t.target} rules={[{ ...required, whitespace: true }]}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item
        name="criteria"
        label={t.criteria}
        extra={t.criteriaDetail}
        rules={[
          { ...required, whitespace: true },
          {
            validator: (_, text: string | undefined) =>
              linesOf(text ?? '').length <= MOST_CRITERIA
                ? Promise.resolve()
                : Promise.reject(new Error(t.criteriaDetail)),
          },
        ]}
      >
        <Input.TextArea rows={3} />
      </Form.Item>
    </>
  );
}

function DueFields() {
  const t = useTexts(bulkTexts);
  const kind = Form.useWatch<(typeof DUE_KINDS)[number] | undefined>('dueKind');
  const required = { required: true, message: t.required };
  if (kind === undefined || kind === 'yearEnd') return null;
  if (kind === 'fixedDate')
    return (
      <Form.Item name="dueDate" label={t.dueDate} rules={[required]}>
        <DayInput />
      </Form.Item>
    );
  return (
    <Form.Item name="dueCount" label={t.dueCount} rules={[required]}>
      <InputNumber min={1} max={1000} precision={0} />
    </Form.Item>
  );
}
