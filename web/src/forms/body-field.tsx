import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { constraints, type Constraint } from 'virtual:constraints';
import type { ReactNode } from 'react';
import type { components } from '../api/schema.js';
import { useDates } from '../i18n/dates.js';
import { useTexts } from '../i18n/texts.js';
import { DayInput } from './day-input.js';
import { OrganisationSelect } from './organisation-select.js';
import { formTexts } from './texts.js';

/** Name of a request body of the API. */
export type BodyName = Extract<keyof components['schemas'], `${string}Dto`>;

export interface BodyFieldProps<Body extends BodyName> {
  readonly body: Body;
  readonly name: keyof components['schemas'][Body] & string;
  readonly label: string;
  readonly hint?: ReactNode;
  /** Words for the values of a choice. */
  readonly words?: Readonly<Record<string, string>>;
  /** Asked for here although the DTO leaves it open. */
  readonly required?: boolean;
  /** The last day that is taken, `2026-03-02`, where another field bounds it. */
  readonly latest?: string | undefined;
  /** In the place of the input that the constraint would bring; it takes `value` and `onChange`. */
  readonly children?: ReactNode;
  readonly autoFocus?: boolean;
}

/** From so many characters on a text is written over several lines. */
const LONG_TEXT = 300;
const FEW_CHOICES = 4;
const WIDE = { width: '100%' } as const;

/** One field of a form, held to the bounds that the API states for it: input, limits, whether it is needed. */
export function BodyField<Body extends BodyName>(props: BodyFieldProps<Body>) {
  const { body, name, label, hint, words, latest, children, autoFocus = false } = props;
  const t = useTexts(formTexts);
  const { day } = useDates();
  const constraint = constraints[body]?.[name] ?? {};
  const required = props.required ?? constraint.required === true;
  const fieldName: string = name;
  const isCheckbox = constraint.type === 'boolean';
  return (
    <Form.Item
      name={fieldName}
      {...(!isCheckbox && { label })}
      extra={hint}
      rules={[
        { required, message: t.required, ...(constraint.type === 'string' && { whitespace: true }) },
        ...(latest === undefined ? [] : [{ validator: notAfter(latest, t.latest(day(latest))) }]),
      ]}
      {...(isCheckbox && { valuePropName: 'checked' })}
    >
      {children ?? inputFor({ constraint, label, words, latest, autoFocus })}
    </Form.Item>
  );
}

function notAfter(latest: string, message: string) {
  return (_: unknown, value: string | undefined) =>
    value === undefined || value <= latest ? Promise.resolve() : Promise.reject(new Error(message));
}

interface InputSpec {
  readonly constraint: Constraint;
  readonly label: string;
  readonly words: Readonly<Record<string, string>> | undefined;
  readonly latest: string | undefined;
  readonly autoFocus: boolean;
}

function inputFor({ constraint, label, words = {}, latest, autoFocus }: InputSpec): ReactNode {
  const { type, format, enum: choices, maxLength = 200, minimum, maximum } = constraint;
  if (choices !== undefined) return choiceOf(choices, words);
  if (constraint.choices !== undefined)
    return (
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        options={constraint.choices.map((value) => ({ value, label: words[value] ?? value }))}
      />
    );
  if (format === 'date') return <DayInput style={WIDE} autoFocus={autoFocus} latest={latest} />;
  if (format === 'uuid') return <OrganisationSelect />;
  if (type === 'boolean') return <Checkbox>{label}</Checkbox>;
  if (type === 'integer')
    return (
      <InputNumber
        style={WIDE}
        precision={0}
        {...(minimum !== undefined && { min: minimum })}
        {...(maximum !== undefined && { max: maximum })}
        autoFocus={autoFocus}
      />
    );
  if (maxLength > LONG_TEXT)
    return (
      <Input.TextArea
        autoSize={{ minRows: 3, maxRows: 12 }}
        maxLength={maxLength}
        showCount
        autoFocus={autoFocus}
      />
    );
  return <Input maxLength={maxLength} autoFocus={autoFocus} />;
}

function choiceOf(choices: readonly string[], words: Readonly<Record<string, string>>): ReactNode {
  const options = choices.map((value) => ({ value, label: words[value] ?? value }));
  return choices.length <= FEW_CHOICES ? (
    <Radio.Group options={options} />
  ) : (
    <Select options={options} showSearch={{ optionFilterProp: 'label' }} />
  );
}
