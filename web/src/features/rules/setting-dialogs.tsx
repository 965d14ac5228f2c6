import { Button, Select } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../elements/dialog.js';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { ProblemAlert } from '../../elements/problem-alert.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { BodyField } from '../../forms/body-field.js';
import { today, useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { Outcome, useOutcome } from './outcome.js';
import { ruleTexts } from './texts.js';

interface SetPackDialogProps {
  /** Id of the body. */
  readonly body: string;
  readonly packs: readonly Schema<'PackView'>[];
  readonly onClose: () => void;
}

/** Two steps: what, from when and why; then what it would make of the tasks of today, and only then the act. */
export function SetPackDialog({ body, packs, onClose }: SetPackDialogProps) {
  const t = useTexts(ruleTexts);
  const [asked, setAsked] = useState<Schema<'SetPackDto'>>();
  const [isLooking, setLooking] = useState(false);
  if (asked !== undefined && isLooking)
    return <TakePackDialog body={body} asked={asked} onBack={() => setLooking(false)} onClose={onClose} />;
  return (
    <FormDialog<Schema<'SetPackDto'>>
      title={t.setPack}
      what={t.setPackDetail}
      okText={t.seeOutcome}
      initial={asked ?? { startsOn: today() }}
      act={{
        ...AT_ONCE,
        run: (values) => {
          setAsked(values);
          setLooking(true);
        },
      }}
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

/** The first step sends nothing. */
const AT_ONCE = { isPending: false, error: null } as const;

interface TakePackDialogProps {
  readonly body: string;
  readonly asked: Schema<'SetPackDto'>;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

function TakePackDialog({ body, asked, onBack, onClose }: TakePackDialogProps) {
  const t = useTexts(ruleTexts);
  const { day } = useDates();
  const outcome = useOutcome({ pack: asked.version, against: undefined });
  const act = useAct({
    send: (sent: Schema<'SetPackDto'>, key) =>
      read(
        api.POST('/api/organisations/{id}/rule-pack', {
          body: sent,
          params: { path: { id: body }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: [['settings', body]],
    onDone: onClose,
  });
  return (
    <Dialog
      title={t.takePack(asked.version)}
      width={820}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={[
        <Button key="back" onClick={onBack}>
          {t.backToForm}
        </Button>,
        <Button
          key="act"
          type="primary"
          disabled={outcome.data === undefined}
          loading={act.isPending}
          onClick={() => act.run(asked)}
        >
          {t.takePackFrom(asked.version, day(asked.startsOn))}
        </Button>,
      ]}
    >
      <p>{t.takeWhat(asked.reason)}</p>
      <Outcome pack={asked.version} against={undefined} />
      {act.error !== null && <ProblemAlert problem={act.error} />}
    </Dialog>
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
