import { Select } from 'antd';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { BodyField } from '../../forms/body-field.js';
import { today } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { ruleTexts } from './texts.js';

interface SetPackDialogProps {
  /** Id of the body. */
  readonly body: string;
  readonly packs: readonly Schema<'PackView'>[];
  readonly onClose: () => void;
}

export function SetPackDialog({ body, packs, onClose }: SetPackDialogProps) {
  const t = useTexts(ruleTexts);
  const act = useAct({
    send: (asked: Schema<'SetPackDto'>, key) =>
      read(
        api.POST('/api/organisations/{id}/rule-pack', {
          body: asked,
          params: { path: { id: body }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: [['settings', body]],
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t.setPack}
      what={t.setPackDetail}
      okText={t.setPack}
      initial={{ startsOn: today() }}
      act={act}
      onClose={onClose}
    >
      <BodyField body="SetPackDto" name="version" label={t.pack}>
        <Select options={packs.map(({ version }) => ({ value: version, label: version }))} />
      </BodyField>
      <BodyField body="SetPackDto" name="startsOn" label={t.startsOn} />
      <BodyField body="SetPackDto" name="reason" label={t.reason} hint={t.reasonHint} />
    </FormDialog>
  );
}

export function SetCapDialog({ body, onClose }: Omit<SetPackDialogProps, 'packs'>) {
  const t = useTexts(ruleTexts);
  const act = useAct({
    send: (asked: Schema<'SetLoadCapDto'>, key) =>
      read(
        api.POST('/api/organisations/{id}/reporting-load-cap', {
          body: asked,
          params: { path: { id: body }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: [['settings', body]],
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t.setCap}
      what={t.setCapDetail}
      okText={t.setCap}
      initial={{ startsOn: today() }}
      act={act}
      onClose={onClose}
    >
      <BodyField body="SetLoadCapDto" name="perQuarter" label={t.perQuarter} />
      <BodyField body="SetLoadCapDto" name="startsOn" label={t.startsOn} />
      <BodyField body="SetLoadCapDto" name="reason" label={t.reason} hint={t.reasonHint} />
    </FormDialog>
  );
}
