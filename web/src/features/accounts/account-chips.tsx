import type { Schema } from '../../api/client.js';
import { Chip } from '../../elements/chip.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './accounts.module.css';
import { accountsTexts } from './texts.js';

/** Whether the account opens, and what stands in the way of it. */
export function AccountChips({ account }: { readonly account: Schema<'AccountView'> }) {
  const t = useTexts(accountsTexts);
  const { state, mustChangePassword, lockedUntil, hasSecondFactor } = account;
  return (
    <div className={styles.chips}>
      {state === 'active' ? (
        <Chip tone="good">{t.states.active}</Chip>
      ) : (
        <Chip tone="bad">{t.states.suspended}</Chip>
      )}
      {mustChangePassword && <Chip tone="warn">{t.mustChange}</Chip>}
      {lockedUntil !== null && <Chip tone="warn">{t.locked}</Chip>}
      {hasSecondFactor && <Chip>{t.secondFactor}</Chip>}
    </div>
  );
}
