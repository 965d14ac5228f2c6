import type { Schema } from '../../../api/client.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from './campaigns.module.css';
import { campaignTexts } from './texts.js';

/** How many bodies stand where, as one bar; its sentence says the same in words. */
export function StandingBar({ campaign }: { readonly campaign: Schema<'CampaignView'> }) {
  const t = useTexts(campaignTexts);
  const { number } = useDates();
  const { bodies, standings } = campaign;
  const present = standings.filter(({ count }) => count > 0);
  const words = present.map(({ standing, count }) => `${t.standings[standing]} ${number(count)}`);
  return (
    <>
      <div className={styles.bar} aria-hidden>
        {present.map(({ standing, count }) => (
          <span key={standing} className={styles[standing]} style={{ flexGrow: count }} />
        ))}
      </div>
      <p className={styles.words}>{t.summary(number(bodies), words.join('，'))}</p>
    </>
  );
}
