import { UploadOutlined } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Form, Input, Radio, Select, Upload } from 'antd';
import dayjs from 'dayjs';
import { constraints } from 'virtual:constraints';
import { formTexts } from '../../../forms/texts.js';
import { terms } from '../../../i18n/terms.js';
import { today } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { actTexts } from '../acting/texts.js';
import type { Task } from '../use-task.js';

interface EvidenceFieldsProps {
  readonly task: Task;
  /** Name of the form's object that these fields make. */
  readonly within: string;
  /** The criterion that was pointed at. */
  readonly criterionId?: string;
}

const BOUNDS = constraints['AddEvidenceDto'] ?? {};

/** One piece of 佐证材料: what it proves, what it is, since when it holds; a file, or where the paper is to be found. */
export function EvidenceFields({ task, within, criterionId }: EvidenceFieldsProps) {
  const { evidence: t } = useTexts(actTexts);
  const { required } = useTexts(formTexts);
  const { evidenceKinds } = useTexts(terms);
  const needed = [{ required: true, message: required }];
  const kind: unknown = Form.useWatch([within, 'by']);
  const only = task.criteria.length === 1 ? task.criteria[0]?.id : undefined;
  return (
    <>
      <Form.Item name={[within, 'by']} initialValue="file">
        <Radio.Group
          options={[
            { value: 'file', label: t.withFile },
            { value: 'reference', label: t.orReference },
          ]}
        />
      </Form.Item>
      {kind !== 'reference' && (
        <Form.Item
          name={[within, 'file']}
          label={t.file}
          extra={t.fileHint}
          rules={needed}
          valuePropName="file"
        >
          <FileInput />
        </Form.Item>
      )}
      {kind === 'reference' && (
        <Form.Item name={[within, 'reference']} label={t.reference} rules={needed}>
          <Input maxLength={BOUNDS['reference']?.maxLength ?? 500} />
        </Form.Item>
      )}
      <Form.Item
        name={[within, 'criterionId']}
        label={t.criterionId}
        rules={needed}
        {...((criterionId ?? only) !== undefined && { initialValue: criterionId ?? only })}
      >
        <Select options={task.criteria.map(({ id, text }) => ({ value: id, label: text }))} />
      </Form.Item>
      <Form.Item name={[within, 'kind']} label={t.kind} rules={needed}>
        <Select options={Object.entries(evidenceKinds).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name={[within, 'title']} label={t.name} rules={needed}>
        <Input maxLength={BOUNDS['title']?.maxLength ?? 200} />
      </Form.Item>
      <Form.Item
        name={[within, 'effectiveOn']}
        label={t.effectiveOn}
        extra={t.effectiveHint}
        rules={needed}
        initialValue={today()}
        getValueProps={(value?: string) => ({ value: value === undefined ? undefined : dayjs(value) })}
        normalize={(value: dayjs.Dayjs | null) => value?.format('YYYY-MM-DD')}
      >
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name={[within, 'isInternal']} valuePropName="checked">
        <Checkbox>{t.isInternal}</Checkbox>
      </Form.Item>
    </>
  );
}

interface FileInputProps {
  readonly file?: File;
  readonly onChange?: (file: File | undefined) => void;
}

/** Keeps the file with the form; it goes out with the rest, not when it is chosen. */
function FileInput({ file, onChange }: FileInputProps) {
  const { evidence: t } = useTexts(actTexts);
  return (
    <Upload
      maxCount={1}
      beforeUpload={(chosen) => {
        onChange?.(chosen);
        return false;
      }}
      onRemove={() => onChange?.(undefined)}
      fileList={file === undefined ? [] : [{ uid: 'file', name: file.name, size: file.size }]}
    >
      <Button icon={<UploadOutlined />}>{t.choose}</Button>
    </Upload>
  );
}
