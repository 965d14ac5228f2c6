import type { ReactNode } from 'react';
import styles from './facts.module.css';

interface FactsProps {
  readonly label: string;
  /** Name and value; null: there is none. */
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
}

/** What is known of one record, each under its name. */
export function Facts({ label, facts }: FactsProps) {
  return (
    <dl className={styles.facts} aria-label={label}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  );
}
