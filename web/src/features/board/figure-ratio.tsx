import type { Schema } from '../../api/client.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './charts/charts.module.css';
import { boardTexts } from './texts.js';

/** A figure as it is read: a share, a mean of years, or that there is none. */
export function FigureRatio({ figure: { key, ratio } }: { readonly figure: Schema<'FigureView'> }) {
  const t = useTexts(boardTexts);
  const { percent } = useDates();
  if (ratio === null) return <span className={styles.detail}>{t.noRatio}</span>;
  if (key === 'carriedYears') return <>{t.average(ratio.toFixed(1))}</>;
  return <strong>{percent(ratio)}</strong>;
}
