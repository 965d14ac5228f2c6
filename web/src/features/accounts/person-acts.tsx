import { App, Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/act.js';
import { api, read, type Schema } from '../../api/client.js';
import { FormDialog } from '../../elements/form-dialog.js';
import { SecretOnce } from '../../elements/secret-once.js';
import { BodyField } from '../../forms/body-field.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { EditAccountDialog } from './edit-account-dialog.js';
import { personTexts } from './person-texts.js';
import { accountsTexts } from './texts.js';

type Account = Schema<'AccountView'>;
type Dialog = 'edit' | 'password' | 'suspend' | 'restore';

/** What the security administrator may do about somebody else's account. */
export function PersonActs({ account }: { readonly account: Account }) {
  const t = useTexts(personTexts);
  const words = useTexts(accountsTexts);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [password, setPassword] = useState<string | null>(null);
  const acts: readonly Dialog[] =
    account.state === 'active' ? ['edit', 'password', 'suspend'] : ['restore', 'edit'];
  const close = () => setDialog(null);
  return (
    <>
      {acts.map((one) => (
        <Button key={one} danger={one === 'suspend'} onClick={() => setDialog(one)}>
          {t[one]}
        </Button>
      ))}
      {password !== null && (
        <SecretOnce
          title={words.firstPassword(account.displayName)}
          detail={words.firstPasswordOnce}
          secret={password}
          onClose={() => setPassword(null)}
        />
      )}
      {dialog === 'edit' && <EditAccountDialog account={account} onClose={close} />}
      {dialog === 'password' && <PasswordDialog account={account} onPassword={setPassword} onClose={close} />}
      {dialog === 'suspend' && <SuspendDialog account={account} onClose={close} />}
      {dialog === 'restore' && <RestoreDialog account={account} onClose={close} />}
    </>
  );
}

interface DialogProps {
  readonly account: Account;
  readonly onClose: () => void;
}

interface PasswordDialogProps extends DialogProps {
  readonly onPassword: (password: string | null) => void;
}

function PasswordDialog({ account: { id }, onPassword, onClose }: PasswordDialogProps) {
  const t = useTexts(personTexts);
  const act = useAct({
    send: (body: Schema<'GiveFirstPasswordDto'>, key) =>
      read(
        api.POST('/api/accounts/{id}/first-password', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    changes: [['accounts']],
    onDone: ({ firstPassword }) => {
      onPassword(firstPassword);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t.password}
      what={t.passwordDetail}
      okText={t.password}
      isDanger
      act={act}
      onClose={onClose}
    >
      <BodyField body="GiveFirstPasswordDto" name="reason" label={t.reason} autoFocus />
      <BodyField body="GiveFirstPasswordDto" name="removesSecondFactor" label={t.removesSecondFactor} />
    </FormDialog>
  );
}

function SuspendDialog({ account: { id }, onClose }: DialogProps) {
  const t = useTexts(personTexts);
  const { number } = useDates();
  const { modal } = App.useApp();
  const act = useAct({
    send: (body: Schema<'AccountReasonDto'>) =>
      read(api.POST('/api/accounts/{id}/suspension', { body, params: { path: { id } } })),
    changes: [['accounts']],
    onDone: ({ openTasks }) => {
      onClose();
      if (openTasks > 0) modal.warning({ title: t.suspended(number(openTasks)) });
      else modal.info({ title: t.suspendedNone });
    },
  });
  return (
    <FormDialog
      title={t.suspend}
      what={t.suspendDetail}
      okText={t.suspend}
      isDanger
      act={act}
      onClose={onClose}
    >
      <BodyField body="AccountReasonDto" name="reason" label={t.reason} autoFocus />
    </FormDialog>
  );
}

function RestoreDialog({ account: { id }, onClose }: DialogProps) {
  const t = useTexts(personTexts);
  const act = useAct({
    send: (body: Schema<'AccountReasonDto'>) =>
      read(api.POST('/api/accounts/{id}/restoration', { body, params: { path: { id } } })),
    changes: [['accounts']],
    onDone: onClose,
  });
  return (
    <FormDialog title={t.restore} what={t.restoreDetail} okText={t.restore} act={act} onClose={onClose}>
      <BodyField body="AccountReasonDto" name="reason" label={t.reason} autoFocus />
    </FormDialog>
  );
}
