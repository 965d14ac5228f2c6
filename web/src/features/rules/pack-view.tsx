import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import type { Schema } from '../../api/client.js';
import { useSearchOf } from '../../app/address.js';
import { Chip } from '../../elements/chip.js';
import { Light } from '../../elements/light.js';
import { RecordTable } from '../../elements/record-table.js';
import { useDates } from '../../i18n/dates.js';
import { terms, wordFor } from '../../i18n/terms.js';
import { useTexts } from '../../i18n/texts.js';
import { sentenceOf } from './condition.js';
import styles from './rules.module.css';
import type { RulesSearch } from './rules-search.js';
import { ruleTexts } from './texts.js';

type Pack = Schema<'PackView'>;

/** One published pack, rule by rule, in words. */
export function PackView({ packs }: { readonly packs: readonly Pack[] }) {
  const t = useTexts(ruleTexts);
  const navigate = useNavigate();
  const search = useSearchOf<RulesSearch>();
  const pack = packs.find(({ version }) => version === search.pack) ?? packs[0];
  if (pack === undefined) return null;
  return (
    <>
      <div className={styles.line}>
        <Select
          aria-label={t.pack}
          className={styles.select ?? ''}
          value={pack.version}
          options={packs.map(({ version }) => ({ value: version, label: version }))}
          onChange={(next) =>
            void navigate({ to: '/rule-packs', search: { ...search, pack: next }, replace: true })
          }
        />
        <p className={styles.soft}>
          {pack.source === null ? t.own : t.source(pack.source)} · {t.judged[pack.judged]}
        </p>
      </div>
      <Lights pack={pack} />
      <Slips pack={pack} />
      <Consequences pack={pack} />
    </>
  );
}

function Lights({ pack }: { readonly pack: Pack }) {
  const t = useTexts(ruleTexts);
  const { lightReasons } = useTexts(terms);
  return (
    <section>
      <h2>{t.lights}</h2>
      <p className={styles.soft}>{t.lightsDetail}</p>
      <RecordTable
        caption={t.lights}
        rows={pack.lights}
        keyOf={({ light, reason, when }) => `${light} ${reason} ${JSON.stringify(when)}`}
        columns={[
          { label: t.light, show: ({ light }) => <Light colour={light} /> },
          { label: t.why, show: ({ reason }) => wordFor(lightReasons, reason) },
          { label: t.when, isName: true, show: ({ when }) => sentenceOf(when, t.conditions) },
          { label: t.basis, show: ({ basis }) => t.bases[basis] },
        ]}
      />
    </section>
  );
}

function Slips({ pack }: { readonly pack: Pack }) {
  const t = useTexts(ruleTexts);
  const { workdays } = useDates();
  return (
    <section>
      <h2>{t.slips}</h2>
      <p className={styles.soft}>{t.slipsDetail}</p>
      <RecordTable
        caption={t.slips}
        rows={pack.slips}
        keyOf={({ colour }) => colour}
        columns={[
          { label: t.colour, show: ({ colour }) => t.colours[colour] },
          {
            label: t.when,
            isName: true,
            show: ({ when, afterPreviousLimit }) =>
              [
                ...(when === null ? [] : [sentenceOf(when, t.conditions)]),
                ...(afterPreviousLimit ? [t.afterPrevious] : []),
              ].join(t.conditions.or),
          },
          {
            label: t.limit,
            isFigures: true,
            show: ({ limitWorkdays, needsApproval }) => (
              <div className={styles.chips}>
                {workdays(limitWorkdays)}
                {needsApproval && <Chip tone="warn">{t.approval}</Chip>}
              </div>
            ),
          },
          { label: t.basis, show: ({ basis }) => t.bases[basis] },
        ]}
      />
    </section>
  );
}

function Consequences({ pack }: { readonly pack: Pack }) {
  const t = useTexts(ruleTexts);
  return (
    <section>
      <h2>{t.consequences}</h2>
      <p className={styles.soft}>{t.consequencesDetail}</p>
      <RecordTable
        caption={t.consequences}
        rows={pack.consequences}
        keyOf={({ propose, when }) => `${propose} ${JSON.stringify(when)}`}
        columns={[
          { label: t.propose, show: ({ propose }) => t.proposals[propose] },
          { label: t.when, isName: true, show: ({ when }) => sentenceOf(when, t.conditions) },
          { label: t.basis, show: ({ basis }) => t.bases[basis] },
        ]}
      />
    </section>
  );
}
