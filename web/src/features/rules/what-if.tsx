import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import type { Schema } from '../../api/client.js';
import { useSearchOf } from '../../app/address.js';
import { EmptyState } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import { Outcome } from './outcome.js';
import styles from './rules.module.css';
import type { RulesSearch } from './rules-search.js';
import { ruleTexts } from './texts.js';

/** 试算: which tasks of today would change their light under another pack. Nothing is written. */
export function WhatIf({ packs }: { readonly packs: readonly Schema<'PackView'>[] }) {
  const t = useTexts(ruleTexts);
  const navigate = useNavigate();
  const search = useSearchOf<RulesSearch>();
  const versions = packs.map(({ version }) => ({ value: version, label: version }));
  const change = (next: RulesSearch) =>
    void navigate({ to: '/rule-packs', search: { ...search, ...next }, replace: true });
  return (
    <>
      <p className={styles.soft}>{t.tryDetail}</p>
      <div className={styles.line}>
        <span>{t.tryPack}</span>
        <Select
          aria-label={t.tryPack}
          className={styles.select ?? ''}
          placeholder={t.pack}
          value={search.pack ?? null}
          options={versions}
          onChange={(pack: string) => change({ pack })}
        />
        <span>{t.against}</span>
        <Select
          aria-label={t.against}
          className={styles.select ?? ''}
          value={search.against ?? ''}
          options={[{ value: '', label: t.asIssued }, ...versions]}
          onChange={(against: string) => {
            const { against: _before, ...rest } = search;
            void navigate({
              to: '/rule-packs',
              search: against === '' ? rest : { ...rest, against },
              replace: true,
            });
          }}
        />
      </div>
      {search.pack === undefined ? (
        <EmptyState title={t.tryNone} detail={t.tryNoneDetail} />
      ) : (
        <Outcome pack={search.pack} against={search.against} />
      )}
    </>
  );
}
