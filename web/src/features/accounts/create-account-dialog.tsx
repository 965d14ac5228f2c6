import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { OrganisationSelect } from '../../elements/organisation-select.js';
import { BodyField } from '../../forms/body-field.js';
import { useTexts } from '../../i18n/texts.js';
import { accountsTexts } from './texts.js';

interface CreateAccountDialogProps {
  readonly onCreated: (account: Schema<'NewAccountView'>) => void;
  readonly onClose: () => void;
}

export function CreateAccountDialog({ onCreated, onClose }: CreateAccountDialogProps) {
  const t = useTexts(accountsTexts);
  const act = useAct({
    send: (body: Schema<'CreateAccountDto'>, key) =>
      read(api.POST('/api/accounts', { body, params: { header: { 'Idempotency-Key': key } } })),
    changes: [['accounts']],
    onDone: (account) => {
      onCreated(account);
      onClose();
    },
  });
  return (
    <FormDialog title={t.create} what={t.createDetail} okText={t.create} act={act} onClose={onClose}>
      <BodyField body="CreateAccountDto" name="displayName" label={t.name} autoFocus />
      <BodyField body="CreateAccountDto" name="login" label={t.login} hint={t.loginHint} />
      <BodyField body="CreateAccountDto" name="organisationId" label={t.unit}>
        <OrganisationSelect />
      </BodyField>
      <BodyField body="CreateAccountDto" name="postTitle" label={t.post} />
      <BodyField body="CreateAccountDto" name="email" label={t.email} />
    </FormDialog>
  );
}
