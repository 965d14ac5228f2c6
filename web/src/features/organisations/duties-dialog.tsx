import { Button, Form, Input, Select } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { formTexts } from '../../forms/texts.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './organisations.module.css';
import { organisationTexts } from './texts.js';
import { themeWords, type ThemeCode } from './theme-words.js';

const MOST_DUTIES = 100;
const LONGEST_BASIS = 300;

interface DutiesDialogProps {
  readonly organisationId: string;
  readonly duties: readonly Schema<'DutyView'>[];
  readonly onClose: () => void;
}

/** All duties at once: what is left out is gone. */
export function DutiesDialog({ organisationId, duties, onClose }: DutiesDialogProps) {
  const t = useTexts(organisationTexts);
  const act = useAct({
    send: (body: Schema<'SetDutiesDto'>) =>
      read(
        api.PUT('/api/organisations/{id}/duties', {
          body: { duties: body.duties.map((duty) => ({ ...duty, keywords: duty.keywords ?? [] })) },
          params: { path: { id: organisationId } },
        }),
      ),
    changes: [['organisation', organisationId]],
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t.editDuties}
      okText={t.save}
      width={880}
      initial={{ duties: duties.map((duty) => ({ ...duty, keywords: [...duty.keywords] })) }}
      act={act}
      onClose={onClose}
    >
      <Form.List name="duties">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <DutyFields key={key} at={name} onRemove={() => remove(name)} />
            ))}
            {fields.length < MOST_DUTIES && (
              <Button type="dashed" block onClick={() => add({ keywords: [] })}>
                {t.addDuty}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </FormDialog>
  );
}

interface DutyFieldsProps {
  /** Place in the list, from 0. */
  readonly at: number;
  readonly onRemove: () => void;
}

function DutyFields({ at, onRemove }: DutyFieldsProps) {
  const t = useTexts(organisationTexts);
  const { required } = useTexts(formTexts);
  const themes = useTexts(themeWords);
  const rules = [{ required: true, message: required }];
  const options = (Object.keys(themes) as ThemeCode[]).map((value) => ({ value, label: themes[value] }));
  return (
    <div className={styles.duty}>
      <Form.Item name={[at, 'theme']} label={t.theme} rules={rules}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Form.Item>
      <Form.Item name={[at, 'keywords']} label={t.keywords}>
        <Select
          mode="tags"
          maxCount={50}
          tokenSeparators={['、', '，', ',', ' ']}
          open={false}
          suffixIcon={null}
        />
      </Form.Item>
      <Form.Item name={[at, 'basis']} label={t.basis} rules={rules}>
        <Input maxLength={LONGEST_BASIS} />
      </Form.Item>
      <Form.Item label=" " colon={false}>
        <Button danger onClick={onRemove}>
          {t.removeDuty}
        </Button>
      </Form.Item>
    </div>
  );
}
