import { useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useSearchOf } from '../../app/address.js';
import { PageHead } from '../../elements/page-head.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './audit.module.css';
import { TABS, type AuditSearch } from './audit-search.js';
import { EventList } from './event-list.js';
import { HeadList } from './head-list.js';
import { SignInList } from './sign-in-list.js';
import { auditTexts } from './texts.js';
import { Verifications } from './verifications.js';

/** 审计: for the audit administrator, who looks at everybody's acts and can do none. */
export function AuditPage() {
  const t = useTexts(auditTexts);
  const navigate = useNavigate();
  const { tab = 'events' } = useSearchOf<AuditSearch>();
  return (
    <>
      <PageHead title={t.title} detail={t.detail} />
      <div className={`${styles.tabs} not-on-paper`}>
        <Segmented
          aria-label={t.lists}
          value={tab}
          options={TABS.map((value) => ({ value, label: t.tabs[value] }))}
          onChange={(next) => void navigate({ to: '/audit', search: { tab: next }, replace: true })}
        />
      </div>
      {tab === 'events' && <EventList />}
      {tab === 'sign-ins' && <SignInList />}
      {tab === 'verification' && <Verifications />}
      {tab === 'heads' && <HeadList />}
    </>
  );
}
