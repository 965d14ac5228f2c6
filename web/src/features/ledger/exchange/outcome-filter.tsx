import { Segmented } from 'antd';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import styles from '../list/ledger.module.css';
import { exchangeTexts } from './texts.js';

export type AnyOutcome = keyof (typeof exchangeTexts)['zh-CN']['outcomes'];

interface OutcomeFilterProps<Outcome extends string> {
  readonly outcomes: readonly Outcome[];
  readonly counts: Readonly<Record<string, unknown>>;
  readonly shown: Outcome | undefined;
  readonly onShow: (outcome: Outcome | undefined) => void;
}

/** Rows by what became, or would become, of them; each with how many. */
export function OutcomeFilter<Outcome extends AnyOutcome>({
  outcomes,
  counts,
  shown,
  onShow,
}: OutcomeFilterProps<Outcome>) {
  const t = useTexts(exchangeTexts);
  const { number } = useDates();
  const words: Readonly<Record<AnyOutcome, string>> = t.outcomes;
  return (
    <div className={`${styles.filters} not-on-paper`}>
      <Segmented<Outcome | 'all'>
        aria-label={t.show}
        value={shown ?? 'all'}
        options={[
          { value: 'all' as const, label: t.showAll },
          ...outcomes.map((value) => ({
            value,
            label: `${words[value]} ${number(countOf(counts, value))}`,
          })),
        ]}
        onChange={(value) => onShow(value === 'all' ? undefined : value)}
      />
    </div>
  );
}

export function countOf(counts: Readonly<Record<string, unknown>>, name: string): number {
  const count = counts[name];
  return typeof count === 'number' ? count : 0;
}
