import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api, ifMatch, read, type Schema } from '../../api/client.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { OrganisationSelect } from '../../elements/organisation-select.js';
import { StaleRecordDialog } from '../../elements/stale-record-dialog.js';
import { BodyField } from '../../forms/body-field.js';
import { useTexts } from '../../i18n/texts.js';
import { personTexts } from './person-texts.js';
import { accountsTexts } from './texts.js';

type Account = Schema<'AccountView'>;
type Change = Schema<'ChangeAccountDto'>;

interface EditAccountDialogProps {
  /** As it is now. */
  readonly account: Account;
  readonly onClose: () => void;
}

/** Who somebody is and where they work; a change by somebody else meanwhile is shown before anything is sent. */
export function EditAccountDialog({ account, onClose }: EditAccountDialogProps) {
  const t = useTexts(accountsTexts);
  const words = useTexts(personTexts);
  const client = useQueryClient();
  const [before] = useState(account);
  const act = useAct({
    send: async ({ body, version }: { body: Change; version: number }) => {
      const params = { path: { id: account.id }, header: ifMatch(version) };
      try {
        return await read(api.PATCH('/api/accounts/{id}', { body, params }));
      } catch (error) {
        await client.invalidateQueries({ queryKey: ['accounts', 'one', account.id] });
        throw error;
      }
    },
    changes: [['accounts']],
    onDone: onClose,
  });
  const isStale = act.error?.code === 'record.stale';
  const { displayName, organisationId, postTitle, email } = before;
  return (
    <>
      <FormDialog
        title={words.edit}
        what={words.editDetail}
        okText={words.edit}
        initial={{
          displayName,
          organisationId,
          ...(postTitle !== null && { postTitle }),
          ...(email !== null && { email }),
        }}
        act={{
          ...act,
          error: isStale ? null : act.error,
          run: (body) => act.run({ body, version: before.version }),
        }}
        onClose={onClose}
      >
        <BodyField body="ChangeAccountDto" name="displayName" label={t.name} required autoFocus />
        <BodyField body="ChangeAccountDto" name="organisationId" label={t.unit} required>
          <OrganisationSelect />
        </BodyField>
        <BodyField body="ChangeAccountDto" name="postTitle" label={t.post} />
        <BodyField body="ChangeAccountDto" name="email" label={t.email} />
      </FormDialog>
      <StaleRecordDialog<Account>
        before={isStale ? before : null}
        now={account}
        fields={[
          { name: 'displayName', label: t.name, show: (row) => row.displayName },
          { name: 'organisationName', label: t.unit, show: (row) => row.organisationName },
          { name: 'postTitle', label: t.post, show: (row) => row.postTitle },
          { name: 'email', label: t.email, show: (row) => row.email },
          { name: 'state', label: t.state, show: (row) => t.states[row.state] },
        ]}
        onSubmit={() => act.run({ body: act.variables?.body ?? {}, version: account.version })}
        onBack={() => act.reset()}
      />
    </>
  );
}
