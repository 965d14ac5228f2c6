import { useNavigate } from '@tanstack/react-router';
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useSearchOf } from '../../app/address.js';
import { OrganisationSelect } from '../../elements/organisation-select.js';
import { useSettled } from '../../elements/use-settled.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './audit.module.css';
import { auditSearchOf, type AuditSearch } from './audit-search.js';
import { auditTexts } from './texts.js';

type Name = Exclude<keyof AuditSearch, 'tab'>;

/** The search lives in the address: a question can be kept, sent on and asked again. */
export function useAuditSearch() {
  const search = useSearchOf<AuditSearch>();
  const navigate = useNavigate();
  const { tab: _tab, ...filters } = search;
  const change = (next: Readonly<Partial<Record<Name, string | undefined>>>) =>
    void navigate({ to: '/audit', search: auditSearchOf({ ...search, ...next }), replace: true });
  return { filters, change };
}

function Filter({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.filter}>
      <span aria-hidden>{label}</span>
      {children}
    </div>
  );
}

export function DayFilter({ name }: { readonly name: 'from' | 'until' }) {
  const t = useTexts(auditTexts);
  const { filters, change } = useAuditSearch();
  const value = filters[name];
  return (
    <Filter label={t[name]}>
      <DatePicker
        aria-label={t[name]}
        value={value === undefined ? null : dayjs(value)}
        onChange={(day) => change({ [name]: day?.format('YYYY-MM-DD') })}
      />
    </Filter>
  );
}

interface TextFilterProps {
  readonly name: 'person' | 'address';
  readonly label: string;
  readonly hint?: string;
}

export function TextFilter({ name, label, hint }: TextFilterProps) {
  const { filters, change } = useAuditSearch();
  const [typed, setTyped] = useSettled(filters[name] ?? '', (value) => change({ [name]: value }));
  return (
    <Filter label={label}>
      <Input
        aria-label={label}
        value={typed}
        maxLength={60}
        allowClear
        {...(hint !== undefined && { placeholder: hint })}
        onChange={({ target }) => setTyped(target.value)}
      />
    </Filter>
  );
}

interface ChoiceFilterProps {
  readonly name: 'act' | 'subjectType' | 'onBehalf' | 'outcome';
  readonly label: string;
  readonly words: Readonly<Record<string, string>>;
}

export function ChoiceFilter({ name, label, words }: ChoiceFilterProps) {
  const t = useTexts(auditTexts);
  const { filters, change } = useAuditSearch();
  return (
    <Filter label={label}>
      <Select
        aria-label={label}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t.any}
        popupMatchSelectWidth={false}
        value={filters[name] ?? null}
        options={Object.entries(words).map(([value, word]) => ({ value, label: word }))}
        onChange={(value: string | null | undefined) => change({ [name]: value ?? undefined })}
      />
    </Filter>
  );
}

export function UnitFilter() {
  const t = useTexts(auditTexts);
  const { filters, change } = useAuditSearch();
  return (
    <Filter label={t.unit}>
      <OrganisationSelect
        label={t.unit}
        placeholder={t.any}
        allowClear
        value={filters.organisationId}
        onChange={(organisationId) => change({ organisationId })}
      />
    </Filter>
  );
}
