import { FilterOutlined } from '@ant-design/icons';
import { Badge, Button, Input, Segmented, Select } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useMedia } from '../../../app/preferences.js';
import { useKey } from '../../../app/keys/keys.js';
import { LIGHTS } from '../../../elements/lights.js';
import { OrganisationSelect } from '../../../elements/organisation-select.js';
import { elementTexts } from '../../../elements/texts.js';
import { useSettled } from '../../../elements/use-settled.js';
import { today, useDates } from '../../../i18n/dates.js';
import { terms } from '../../../i18n/terms.js';
import { useTexts } from '../../../i18n/texts.js';
import { countFilters, KINDS, SORTS, STATES, type LedgerSearch } from '../ledger-search.js';
import { ledgerTexts } from '../texts.js';
import styles from './ledger.module.css';

const NARROW = '(max-width: 999px)';
const SEARCH_FIELD = 'ledger-search';
const YEARS = 10;

export interface FilterBarProps {
  readonly search: LedgerSearch;
  readonly onChange: (patch: Partial<LedgerSearch>) => void;
  readonly onClear: () => void;
}

/** What the ledger is narrowed to; on a phone the rest is folded away behind the search. */
export function FilterBar({ search, onChange, onClear }: FilterBarProps) {
  const t = useTexts(ledgerTexts).filters;
  const { number } = useDates();
  const isNarrow = useMedia(NARROW);
  const [isOpen, setOpen] = useState(false);
  const count = countFilters(search);
  return (
    <div className={`${styles.filters} not-on-paper`} role="search" aria-label={t.label}>
      <SearchField search={search} onChange={onChange} />
      <Segmented
        aria-label={t.scope}
        value={search.all === true}
        options={[
          { value: false, label: t.open },
          { value: true, label: t.all },
        ]}
        onChange={(all) => onChange({ all: all ? true : undefined, state: undefined })}
      />
      {isNarrow && (
        <Badge dot={count > 0}>
          <Button icon={<FilterOutlined />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {count === 0 ? t.label : t.count(number(count))}
          </Button>
        </Badge>
      )}
      <SortField search={search} onChange={onChange} />
      {(!isNarrow || isOpen) && <Choices search={search} onChange={onChange} />}
      {(count > 0 || search.search !== undefined) && (
        <Button type="link" onClick={onClear}>
          {t.clear}
        </Button>
      )}
    </div>
  );
}

type PartProps = Pick<FilterBarProps, 'search' | 'onChange'>;

function SearchField({ search, onChange }: PartProps) {
  const t = useTexts(ledgerTexts);
  const [typed, setTyped] = useSettled(search.search ?? '', (term) =>
    onChange({ search: term === '' ? undefined : term }),
  );
  useKey({
    keys: '/',
    text: t.keys.search,
    scope: 'page',
    run: () => document.getElementById(SEARCH_FIELD)?.focus(),
  });
  return (
    <Input
      id={SEARCH_FIELD}
      className={styles.search ?? ''}
      type="search"
      allowClear
      maxLength={100}
      aria-label={t.filters.search}
      placeholder={t.filters.search}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

/** The same orders as the heads of the columns, where a phone has none; the last act has no column until one asks for it. */
function SortField({ search, onChange }: PartProps) {
  const t = useTexts(ledgerTexts);
  return (
    <Choice label={t.sort}>
      {(id) => (
        <Select
          id={id}
          value={search.sort ?? 'due'}
          options={SORTS.map((value) => ({ value, label: t.sorts[value] }))}
          popupMatchSelectWidth={false}
          onChange={(sort) => onChange({ sort: sort === 'due' ? undefined : sort })}
        />
      )}
    </Choice>
  );
}

function Choices({ search, onChange }: PartProps) {
  const t = useTexts(ledgerTexts).filters;
  const words = useTexts(terms);
  const { lights } = useTexts(elementTexts);
  return (
    <>
      <Choice label={t.light}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={t.any}
            value={search.light ?? null}
            options={LIGHTS.map((value) => ({ value, label: lights[value] }))}
            onChange={(light) => onChange({ light: light ?? undefined })}
          />
        )}
      </Choice>
      <Choice label={t.state}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={t.any}
            value={search.state ?? null}
            options={STATES.map((value) => ({ value, label: words.states[value] }))}
            onChange={(state) => onChange({ state: state ?? undefined })}
          />
        )}
      </Choice>
      <Choice label={t.year}>{(id) => <YearField id={id} search={search} onChange={onChange} />}</Choice>
      <UnitChoice label={t.lead} name="leadOrganisationId" search={search} onChange={onChange} />
      <UnitChoice label={t.body} name="organisationId" search={search} onChange={onChange} />
      <Choice label={t.dueBefore}>
        {(id) => (
          <Input
            id={id}
            className={styles.day ?? ''}
            type="date"
            value={search.dueBefore ?? ''}
            onChange={({ target }) => onChange({ dueBefore: target.value || undefined })}
          />
        )}
      </Choice>
      <Choice label={t.kind}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={t.any}
            value={search.kind ?? null}
            options={KINDS.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={(kind) => onChange({ kind: kind ?? undefined })}
          />
        )}
      </Choice>
    </>
  );
}

/** Report years from the next one back: reports of this year are about it or the last. */
function YearField({ id, search, onChange }: PartProps & { readonly id: string }) {
  const t = useTexts(ledgerTexts).filters;
  const last = Number(today().slice(0, 4));
  const years = Array.from({ length: YEARS }, (_, back) => last - back);
  if (search.year !== undefined && !years.includes(search.year)) years.push(search.year);
  return (
    <Select
      id={id}
      allowClear
      placeholder={t.any}
      value={search.year ?? null}
      options={years.map((value) => ({ value, label: String(value) }))}
      onChange={(year) => onChange({ year: year ?? undefined })}
    />
  );
}

interface UnitChoiceProps extends PartProps {
  readonly label: string;
  readonly name: 'leadOrganisationId' | 'organisationId';
}

function UnitChoice({ label, name, search, onChange }: UnitChoiceProps) {
  const t = useTexts(ledgerTexts).filters;
  return (
    <Choice label={label} className={styles.unit}>
      {(id) => (
        <OrganisationSelect
          id={id}
          allowClear
          placeholder={t.any}
          value={search[name]}
          onChange={(value) => onChange({ [name]: value })}
        />
      )}
    </Choice>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: (id: string) => ReactNode;
}

function Choice({ label, className, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className={`${styles.filter} ${className ?? ''}`}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
