import type { Schema } from '../../api/client.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './closures.module.css';
import { closureTexts } from './texts.js';

type Counts = Schema<'CheckCounts'>;
const SHARES = [
  'toAsk',
  'confirmed',
  'agreeing',
  'promisesKept',
  'cameBack',
] as const satisfies readonly (keyof Counts)[];

/** What a check comes to: each number with what it is a part of. */
export function Shares({ counts }: { readonly counts: Counts }) {
  const t = useTexts(closureTexts);
  const { number } = useDates();
  return (
    <dl className={`${styles.shares} figures`}>
      <div>
        <dt>{t.matters}</dt>
        <dd>{number(counts.matters)}</dd>
      </div>
      {SHARES.map((name) => (
        <div key={name}>
          <dt>{t[name]}</dt>
          <dd>{t.share(number(counts[name].numerator), number(counts[name].denominator))}</dd>
        </div>
      ))}
    </dl>
  );
}
