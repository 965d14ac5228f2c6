import { Button, Checkbox, Form, Input, InputNumber, Radio } from 'antd';
import { constraints } from 'virtual:constraints';
import { formTexts } from '../../forms/texts.js';
import { DayInput } from '../../forms/day-input.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './calendars.module.css';
import { calendarTexts } from './texts.js';

const TABLE = constraints['CalendarTableDto'] ?? {};
const DAY = constraints['SpecialDayDto'] ?? {};

/** A table of a year day by day; days that are not listed follow the plain week. */
export function TableFields() {
  const t = useTexts(calendarTexts);
  const { required } = useTexts(formTexts);
  const rules = [{ required: true, message: required }];
  const { minimum = 2000, maximum = 2100 } = TABLE['year'] ?? {};
  return (
    <>
      <div className={styles.head}>
        <Form.Item name="year" label={t.year} rules={rules}>
          <InputNumber min={minimum} max={maximum} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item
          name="source"
          label={t.source}
          rules={[{ required: true, whitespace: true, message: required }]}
        >
          <Input maxLength={TABLE['source']?.maxLength ?? 200} />
        </Form.Item>
      </div>
      <Form.Item name="provisional" valuePropName="checked">
        <Checkbox>{t.isProvisional}</Checkbox>
      </Form.Item>
      <p className={styles.soft}>{t.plain}</p>
      <Form.List name="days">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <DayFields key={key} at={name} onRemove={() => remove(name)} />
            ))}
            <div className={styles.line}>
              {fields.length < (TABLE['days']?.maxItems ?? 120) && (
                <Button onClick={() => add({ kind: 'off' })}>{t.addDay}</Button>
              )}
            </div>
          </>
        )}
      </Form.List>
    </>
  );
}

interface DayFieldsProps {
  /** Place in the list, from 0. */
  readonly at: number;
  readonly onRemove: () => void;
}

function DayFields({ at, onRemove }: DayFieldsProps) {
  const t = useTexts(calendarTexts);
  const { required } = useTexts(formTexts);
  const rules = [{ required: true, message: required }];
  return (
    <div className={styles.day}>
      <Form.Item name={[at, 'date']} rules={rules}>
        <DayInput label={t.date} />
      </Form.Item>
      <Form.Item name={[at, 'kind']} rules={rules}>
        <Radio.Group
          aria-label={t.kind}
          options={(['off', 'makeup'] as const).map((value) => ({ value, label: t.kinds[value] }))}
        />
      </Form.Item>
      <Form.Item name={[at, 'name']} rules={rules}>
        <Input aria-label={t.holiday} placeholder={t.holiday} maxLength={DAY['name']?.maxLength ?? 40} />
      </Form.Item>
      <Button onClick={onRemove}>{t.remove}</Button>
    </div>
  );
}
