import { useSearchOf } from '../../app/address.js';
import { EmptyState } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import { RecentSimulations } from './form/recent-simulations.js';
import { SimulationForm } from './form/simulation-form.js';
import { SimulationResult } from './result/simulation-result.js';
import type { SimulatorSearch } from './search.js';
import styles from './simulator.module.css';
import { simulatorTexts } from './texts.js';

/** 推演: choose days and rules, read every notice that would be sent, with the rule behind it. */
export function SimulatorPage() {
  const t = useTexts(simulatorTexts);
  const search = useSearchOf<SimulatorSearch>();
  return (
    <>
      <h1>{t.title}</h1>
      <p className={styles.intro}>{t.intro}</p>
      <SimulationForm />
      <RecentSimulations current={search.id} />
      {search.id === undefined ? (
        <EmptyState title={t.none} detail={t.noneDetail} />
      ) : (
        <SimulationResult key={search.id} id={search.id} search={search} />
      )}
    </>
  );
}
