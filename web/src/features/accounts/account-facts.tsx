import type { Schema } from '../../api/client.js';
import { Facts } from '../../elements/facts.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { AccountChips } from './account-chips.js';
import styles from './accounts.module.css';
import { personTexts } from './person-texts.js';
import { accountsTexts } from './texts.js';

export function AccountFacts({ account }: { readonly account: Schema<'AccountView'> }) {
  const t = useTexts(accountsTexts);
  const words = useTexts(personTexts);
  const { moment } = useDates();
  const { suspendedAt, suspendedReason, lastSignedInAt } = account;
  return (
    <Facts
      label={words.facts}
      facts={[
        [t.login, account.login],
        [t.unit, account.organisationName],
        [t.post, account.postTitle],
        [t.email, account.email],
        [t.lastSignIn, lastSignedInAt === null ? t.never : moment(lastSignedInAt)],
        [words.createdAt, moment(account.createdAt)],
        [
          t.state,
          <>
            <AccountChips account={account} />
            {suspendedAt !== null && (
              <span className={styles.soft}>
                {words.suspendedAt(moment(suspendedAt))} {suspendedReason}
              </span>
            )}
          </>,
        ],
      ]}
    />
  );
}
