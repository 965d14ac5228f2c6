import { Suspense, useId, useState, type ReactNode } from 'react';
import { lazyWithAntd } from '../../../app/antd/with-antd.js';
import { useMedia } from '../../../app/preferences.js';
import { useKey } from '../../../app/keys/keys.js';
import { Button } from '../../../elements/button.js';
import { Choice } from '../../../elements/choice.js';
import { FilterOutlined } from '../../../elements/icons.js';
import { Input } from '../../../elements/input.js';
import { LIGHTS } from '../../../elements/lights.js';
import { Segments } from '../../../elements/segments.js';
import { elementTexts } from '../../../elements/texts.js';
import { useQuiet } from '../../../elements/use-quiet.js';
import { useSettled } from '../../../elements/use-settled.js';
import { today, useDates } from '../../../i18n/dates.js';
import { terms } from '../../../i18n/terms.js';
import { useTexts } from '../../../i18n/texts.js';
import { countFilters, KINDS, SORTS, STATES, type LedgerSearch } from '../ledger-search.js';
import { ledgerTexts } from '../texts.js';
import styles from './ledger.module.css';

const OrganisationSelect = lazyWithAntd(() =>
  import('../../../elements/organisation-select.js').then((m) => m.OrganisationSelect),
);
const DayInput = lazyWithAntd(() => import('../../../forms/day-input.js').then((m) => m.DayInput));
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
      <Segments
        label={t.scope}
        value={search.all === true ? 'all' : 'open'}
        options={[
          { value: 'open', label: t.open },
          { value: 'all', label: t.all },
        ]}
        onChange={(scope) => onChange({ all: scope === 'all' ? true : undefined, state: undefined })}
      />
      {isNarrow && (
        <Button icon={FilterOutlined} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {count === 0 ? t.label : t.count(number(count))}
        </Button>
      )}
      <SortField search={search} onChange={onChange} />
      {(!isNarrow || isOpen) && <Choices search={search} onChange={onChange} />}
      {(count > 0 || search.search !== undefined) && (
        <Button look="link" onClick={onClear}>
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
      className={styles.search}
      type="search"
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
    <Labelled label={t.sort}>
      {(id) => (
        <Choice
          id={id}
          value={search.sort ?? 'due'}
          options={SORTS.map((value) => ({ value, label: t.sorts[value] }))}
          onChange={(sort) => onChange({ sort: sort === 'due' ? undefined : sort })}
        />
      )}
    </Labelled>
  );
}

function Choices({ search, onChange }: PartProps) {
  const t = useTexts(ledgerTexts).filters;
  const words = useTexts(terms);
  const { lights } = useTexts(elementTexts);
  return (
    <>
      <Labelled label={t.light}>
        {(id) => (
          <Choice
            id={id}
            none={t.any}
            value={search.light}
            options={LIGHTS.map((value) => ({ value, label: lights[value] }))}
            onChange={(light) => onChange({ light })}
          />
        )}
      </Labelled>
      <Labelled label={t.state}>
        {(id) => (
          <Choice
            id={id}
            none={t.any}
            value={search.state}
            options={STATES.map((value) => ({ value, label: words.states[value] }))}
            onChange={(state) => onChange({ state })}
          />
        )}
      </Labelled>
      <Labelled label={t.year}>{(id) => <YearField id={id} search={search} onChange={onChange} />}</Labelled>
      <UnitChoice label={t.lead} name="leadOrganisationId" search={search} onChange={onChange} />
      <UnitChoice label={t.body} name="organisationId" search={search} onChange={onChange} />
      <Labelled label={t.dueBefore}>
        {(id) => (
          <WhenQuiet instead={<Input id={id} className={styles.day} disabled />}>
            <DayInput
              id={id}
              className={styles.day}
              placeholder={t.any}
              value={search.dueBefore}
              onChange={(dueBefore) => onChange({ dueBefore })}
            />
          </WhenQuiet>
        )}
      </Labelled>
      <Labelled label={t.kind}>
        {(id) => (
          <Choice
            id={id}
            none={t.any}
            value={search.kind}
            options={KINDS.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={(kind) => onChange({ kind })}
          />
        )}
      </Labelled>
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
    <Choice
      id={id}
      none={t.any}
      value={search.year === undefined ? undefined : String(search.year)}
      options={years.map((value) => ({ value: String(value), label: String(value) }))}
      onChange={(year) => onChange({ year: year === undefined ? undefined : Number(year) })}
    />
  );
}

interface UnitChoiceProps extends PartProps {
  readonly label: string;
  readonly name: 'leadOrganisationId' | 'organisationId';
}

function UnitChoice({ label, name, search, onChange }: UnitChoiceProps) {
  const t = useTexts(ledgerTexts).filters;
  const waiting = (id: string) => <Choice id={id} options={[]} value={undefined} none={t.any} isDisabled />;
  return (
    <Labelled label={label} className={styles.unit}>
      {(id) => (
        <WhenQuiet instead={waiting(id)}>
          <OrganisationSelect
            id={id}
            allowClear
            placeholder={t.any}
            value={search[name]}
            onChange={(value) => onChange({ [name]: value })}
          />
        </WhenQuiet>
      )}
    </Labelled>
  );
}

interface WhenQuietProps {
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

/** A field that is more than the browser's own comes when the first page stands; until then one that looks like it. */
function WhenQuiet({ instead, children }: WhenQuietProps) {
  return useQuiet() ? <Suspense fallback={instead}>{children}</Suspense> : instead;
}

interface LabelledProps {
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: (id: string) => ReactNode;
}

function Labelled({ label, className, children }: LabelledProps) {
  const id = useId();
  return (
    <div className={`${styles.filter} ${className ?? ''}`}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
