import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input, InputNumber } from 'antd';
import dayjs from 'dayjs';
import { constraints } from 'virtual:constraints';
import { formTexts } from '../../../forms/texts.js';
import { useTexts } from '../../../i18n/texts.js';
import type { Task } from '../use-task.js';
import styles from './acting.module.css';
import { actTexts } from './texts.js';

const MEASURE = constraints['MeasureDto'] ?? {};
const MOST = constraints['SubmitPlanDto']?.['measures']?.maxItems ?? 50;

/** 整改措施: at least one, each with a milestone and a weight where the unit sets one. A plan that came back starts from what it was. */
export function MeasureFields({ before }: { readonly before: Task['measures'] }) {
  const t = useTexts(actTexts);
  const form = useTexts(formTexts);
  const kept = before.map(({ text, milestoneOn, weight }) => ({
    text,
    ...(milestoneOn !== null && { milestoneOn }),
    ...(weight !== null && { weight }),
  }));
  return (
    <Form.List name="measures" initialValue={kept.length > 0 ? kept : [{}]}>
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <fieldset key={key} className={styles.measure}>
              <legend>{t.measure(String(name + 1))}</legend>
              <Form.Item
                name={[name, 'text']}
                label={t.measureText}
                rules={[{ required: true, whitespace: true, message: form.required }]}
              >
                <Input.TextArea autoSize={{ minRows: 2 }} maxLength={MEASURE['text']?.maxLength ?? 1000} />
              </Form.Item>
              <div className={styles.pair}>
                <Form.Item
                  name={[name, 'milestoneOn']}
                  label={t.milestone}
                  getValueProps={(value?: string) => ({
                    value: value === undefined ? undefined : dayjs(value),
                  })}
                  normalize={(value: dayjs.Dayjs | null) => value?.format('YYYY-MM-DD')}
                >
                  <DatePicker style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item name={[name, 'weight']} label={t.weight}>
                  <InputNumber
                    min={1}
                    max={MEASURE['weight']?.maximum ?? 100}
                    precision={0}
                    style={{ width: '100%' }}
                  />
                </Form.Item>
                {rows.length > 1 && (
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={t.removeMeasure(String(name + 1))}
                    onClick={() => remove(name)}
                  />
                )}
              </div>
            </fieldset>
          ))}
          {rows.length < MOST && (
            <Button icon={<PlusOutlined />} onClick={() => add({})} style={{ marginBlockEnd: 12 }}>
              {t.addMeasure}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}
