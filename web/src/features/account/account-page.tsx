import { Link } from '@tanstack/react-router';
import { useSession } from '../../app/session.js';
import { hasAnyRole } from '../../app/roles.js';
import { useTexts } from '../../i18n/texts.js';
import { PasswordChange } from './password-change.js';
import { SecondFactor } from './second-factor.js';
import { SubstitutionList } from './substitution-list.js';
import { SessionList } from './session-list.js';
import styles from './account.module.css';
import { accountTexts } from './texts.js';

const OFFICE = ['supervisor', 'officer', 'line_leader', 'principal'] as const;
const UNIT = ['unit_signer', 'liaison', 'owner'] as const;

export function AccountPage() {
  const t = useTexts(accountTexts);
  const session = useSession();
  return (
    <>
      <h1>{t.title}</h1>
      <p>
        {session.displayName} · {session.organisationName}
      </p>
      {hasAnyRole(session, [...OFFICE, ...UNIT]) && <SubstitutionList />}
      <SessionList />
      <SecondFactor />
      <PasswordChange />
      {hasAnyRole(session, UNIT) && (
        <section>
          <h2>{t.tokens}</h2>
          <p className={styles.soft}>
            {t.tokensDetail} <Link to="/tokens">{t.toTokens}</Link>
          </p>
        </section>
      )}
    </>
  );
}
