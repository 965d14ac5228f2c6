import { DatePicker, Form } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { BodyField } from '../../../forms/body-field.js';
import { useTexts } from '../../../i18n/texts.js';
import type { PersonalAction } from '../acts.js';
import type { Task } from '../use-task.js';
import { actTexts } from './texts.js';

export interface ActFieldsProps {
  readonly action: PersonalAction;
  readonly task: Task;
}

/** What is asked for each act. */
export type FieldsOf = Readonly<Partial<Record<PersonalAction, (props: ActFieldsProps) => ReactNode>>>;

export function Hint({ name }: { readonly name: 'sign' | 'register' | 'approvePlan' | 'resume' | 'undo' }) {
  const t = useTexts(actTexts);
  return <p>{t.hints[name]}</p>;
}

export function ReasonField({ isOptional = false }: { readonly isOptional?: boolean }) {
  const { fields } = useTexts(actTexts);
  const body = isOptional ? 'OptionalReasonDto' : 'ReasonDto';
  return <BodyField body={body} name="reason" label={fields.reason} autoFocus />;
}

interface DayFieldProps {
  readonly name: string | readonly string[];
  readonly label: string;
  readonly initial?: string | null;
  readonly isOptional?: boolean;
}

export function DayField({ name, label, initial, isOptional = false }: DayFieldProps) {
  return (
    <Form.Item
      name={name as string[]}
      label={label}
      rules={[{ required: !isOptional }]}
      {...(initial !== undefined && initial !== null && { initialValue: initial })}
      getValueProps={(value: string | undefined) => ({
        value: value === undefined ? undefined : dayjs(value),
      })}
      normalize={(value: dayjs.Dayjs | null) => value?.format('YYYY-MM-DD')}
    >
      <DatePicker style={{ width: '100%' }} />
    </Form.Item>
  );
}
