import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import type { ItemField } from '../queries.js';
import { reviewTexts } from '../texts.js';
import { meaningOf } from './field-words.js';
import styles from './item-card.module.css';

/** What an item says of time, amount, unit, theme and source: the words as printed, and what they come to. */
export function ItemFields({ fields }: { readonly fields: readonly ItemField[] }) {
  const t = useTexts(reviewTexts);
  const { day } = useDates();
  if (fields.length === 0) return null;
  return (
    <dl className={styles.fields}>
      {fields.map((field) => {
        const meaning = field.kind === 'theme' ? field.themeName : meaningOf(field, { t, day });
        return (
          <div key={`${field.kind} ${field.start}`} className={styles.field}>
            <dt>{t.fields[field.kind]}</dt>
            <dd>
              {field.text}
              {meaning !== null && meaning !== field.text && (
                <span className={styles.meaning}>（{meaning}）</span>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
