import { Form } from 'antd';
import dayjs from 'dayjs';
import { useEffect } from 'react';
import { useAct } from '../../../api/act.js';
import { api, read, type Schema } from '../../../api/client.js';
import { FormDialog } from '../../../elements/form-dialog.js';
import { OrganisationSelect } from '../../../elements/organisation-select.js';
import { BodyField } from '../../../forms/body-field.js';
import { today } from '../../../i18n/dates.js';
import { terms } from '../../../i18n/terms.js';
import { useTexts } from '../../../i18n/texts.js';
import { personTexts } from '../person-texts.js';

type Asked = Omit<Schema<'GrantRoleDto'>, 'accountId'>;

interface GrantDialogProps {
  readonly account: Schema<'AccountView'>;
  readonly onClose: () => void;
}

export function GrantDialog({ account: { id, organisationId }, onClose }: GrantDialogProps) {
  const t = useTexts(personTexts);
  const { roles } = useTexts(terms);
  const act = useAct({
    send: (asked: Asked, key) =>
      read(
        api.POST('/api/grants', {
          body: { ...asked, accountId: id },
          params: { header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: [['accounts']],
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t.grant}
      what={t.grantDetail}
      okText={t.grant}
      initial={{ organisationId, startsOn: today() }}
      act={act}
      onClose={onClose}
    >
      <BodyField body="GrantRoleDto" name="role" label={t.role} words={roles} autoFocus />
      <ScopeAndDays own={organisationId} />
      <BodyField body="GrantRoleDto" name="reason" label={t.reason} hint={t.reasonHint} />
    </FormDialog>
  );
}

/** 下级明细调阅 is for one body of a lower level and ends within a year (docs/adr/0041); every other office may be without end. */
function ScopeAndDays({ own }: { readonly own: string }) {
  const t = useTexts(personTexts);
  const form = Form.useFormInstance<Asked>();
  const isForDetails = Form.useWatch<Asked['role'] | undefined>('role') === 'detail_reader';
  // One's own unit is where most offices are held, and never a body of a lower level.
  useEffect(() => {
    const chosen = form.getFieldValue('organisationId') as string | undefined;
    if (isForDetails && chosen === own) form.setFieldValue('organisationId', undefined);
    if (!isForDetails && chosen === undefined) form.setFieldValue('organisationId', own);
  }, [form, isForDetails, own]);
  const startsOn = Form.useWatch<string | undefined>('startsOn');
  const latest =
    isForDetails && startsOn !== undefined ? dayjs(startsOn).add(1, 'year').format('YYYY-MM-DD') : undefined;
  return (
    <>
      <BodyField
        body="GrantRoleDto"
        name="organisationId"
        label={t.scope}
        {...(isForDetails && { hint: t.detailScopeHint })}
      >
        <OrganisationSelect />
      </BodyField>
      <BodyField body="GrantRoleDto" name="startsOn" label={t.from} />
      <BodyField
        body="GrantRoleDto"
        name="endsOn"
        label={t.until}
        hint={isForDetails ? t.detailUntilHint : t.untilHint}
        required={isForDetails}
        latest={latest}
      />
    </>
  );
}
