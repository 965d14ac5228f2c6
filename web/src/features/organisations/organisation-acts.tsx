import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { OrganisationSelect } from '../../elements/organisation-select.js';
import { BodyField } from '../../forms/body-field.js';
import { useTexts } from '../../i18n/texts.js';
import { EditOrganisationDialog } from './edit-organisation-dialog.js';
import { organisationTexts } from './texts.js';

type Organisation = Schema<'OrganisationView'>;
const ACTS = ['edit', 'add', 'move', 'close'] as const;
type Dialog = (typeof ACTS)[number];
const CHANGES = [['organisations'], ['organisation']];

/** What the system administrator may do about one body. */
export function OrganisationActs({ organisation }: { readonly organisation: Organisation }) {
  const t = useTexts(organisationTexts);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      {ACTS.filter((one) => organisation.parentId !== null || (one !== 'move' && one !== 'close')).map(
        (one) => (
          <Button key={one} danger={one === 'close'} onClick={() => setDialog(one)}>
            {t[one]}
          </Button>
        ),
      )}
      {dialog === 'edit' && <EditOrganisationDialog organisation={organisation} onClose={close} />}
      {dialog === 'add' && <AddDialog organisation={organisation} onClose={close} />}
      {dialog === 'move' && <MoveDialog organisation={organisation} onClose={close} />}
      {dialog === 'close' && <CloseDialog organisation={organisation} onClose={close} />}
    </>
  );
}

interface DialogProps {
  readonly organisation: Organisation;
  readonly onClose: () => void;
}

function AddDialog({ organisation: { id, level }, onClose }: DialogProps) {
  const t = useTexts(organisationTexts);
  const act = useAct({
    send: (body: Schema<'AddOrganisationDto'>, key) =>
      read(
        api.POST('/api/organisations/{id}/units', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: CHANGES,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t.add}
      what={t.addDetail}
      okText={t.add}
      initial={{ kind: 'department', level: LEVELS.find((one) => one === level) ?? 'county' }}
      act={act}
      onClose={onClose}
    >
      <BodyField body="AddOrganisationDto" name="name" label={t.name} autoFocus />
      <BodyField body="AddOrganisationDto" name="shortName" label={t.shortName} />
      <BodyField body="AddOrganisationDto" name="code" label={t.code} hint={t.codeHint} />
      <BodyField body="AddOrganisationDto" name="kind" label={t.kind} words={t.kinds} />
      <BodyField body="AddOrganisationDto" name="level" label={t.level} words={t.levels} />
      <BodyField
        body="AddOrganisationDto"
        name="documentPrefix"
        label={t.documentPrefix}
        hint={t.documentPrefixHint}
      />
      <BodyField body="AddOrganisationDto" name="isReportingBody" label={t.isReportingBody} />
    </FormDialog>
  );
}

const LEVELS = ['province', 'city', 'county', 'town'] as const;

function MoveDialog({ organisation: { id }, onClose }: DialogProps) {
  const t = useTexts(organisationTexts);
  const act = useAct({
    send: (body: Schema<'MoveOrganisationDto'>) =>
      read(api.POST('/api/organisations/{id}/move', { body, params: { path: { id } } })),
    changes: CHANGES,
    onDone: onClose,
  });
  return (
    <FormDialog title={t.move} what={t.moveDetail} okText={t.move} act={act} onClose={onClose}>
      <BodyField body="MoveOrganisationDto" name="parentId" label={t.parent}>
        <OrganisationSelect />
      </BodyField>
      <BodyField body="MoveOrganisationDto" name="reason" label={t.reason} hint={t.reasonHint} />
    </FormDialog>
  );
}

function CloseDialog({ organisation: { id }, onClose }: DialogProps) {
  const t = useTexts(organisationTexts);
  const act = useAct({
    send: (body: Schema<'CloseOrganisationDto'>) =>
      read(api.POST('/api/organisations/{id}/closure', { body, params: { path: { id } } })),
    changes: CHANGES,
    onDone: onClose,
  });
  return (
    <FormDialog title={t.close} what={t.closeDetail} okText={t.close} isDanger act={act} onClose={onClose}>
      <BodyField body="CloseOrganisationDto" name="successorId" label={t.successor}>
        <OrganisationSelect allowClear />
      </BodyField>
      <BodyField body="CloseOrganisationDto" name="reason" label={t.reason} hint={t.reasonHint} />
    </FormDialog>
  );
}
