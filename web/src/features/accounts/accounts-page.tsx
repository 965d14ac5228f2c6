import { useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { Schema } from '../../api/client.js';
import { useSearchOf } from '../../app/address.js';
import { useSession } from '../../app/session.js';
import { hasAnyRole } from '../../app/roles.js';
import { PageHead } from '../../elements/page-head.js';
import { SecretOnce } from '../../elements/secret-once.js';
import { useTexts } from '../../i18n/texts.js';
import { ListImport } from '../directory/list-import.js';
import { AccountList } from './account-list.js';
import styles from './accounts.module.css';
import { TABS, type AccountsSearch } from './accounts-search.js';
import { CreateAccountDialog } from './create-account-dialog.js';
import { EndingOffices } from './ending-offices.js';
import { accountsTexts } from './texts.js';

/** 人员与岗位: the security administrator's; the audit administrator looks on. */
export function AccountsPage() {
  const t = useTexts(accountsTexts);
  const navigate = useNavigate();
  const mayAct = hasAnyRole(useSession(), ['security_admin']);
  const { tab: asked = 'people' } = useSearchOf<AccountsSearch>();
  const tab = mayAct || asked !== 'import' ? asked : 'people';
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState<Schema<'NewAccountView'> | null>(null);
  return (
    <>
      <PageHead title={t.title} detail={t.detail}>
        {mayAct && (
          <Button type="primary" onClick={() => setCreating(true)}>
            {t.create}
          </Button>
        )}
      </PageHead>
      {created !== null && created.firstPassword !== null && (
        <SecretOnce
          title={t.firstPassword(created.displayName)}
          detail={t.firstPasswordOnce}
          secret={created.firstPassword}
          onClose={() => setCreated(null)}
        />
      )}
      <div className={styles.tabs}>
        <Segmented
          aria-label={t.lists}
          value={tab}
          options={TABS.filter((one) => mayAct || one !== 'import').map((value) => ({
            value,
            label: t.tabs[value],
          }))}
          onChange={(next) => void navigate({ to: '/accounts', search: { tab: next }, replace: true })}
        />
      </div>
      {tab === 'people' && <AccountList />}
      {tab === 'ending' && <EndingOffices />}
      {tab === 'import' && <ListImport kind="people" />}
      {isCreating && <CreateAccountDialog onCreated={setCreated} onClose={() => setCreating(false)} />}
    </>
  );
}
