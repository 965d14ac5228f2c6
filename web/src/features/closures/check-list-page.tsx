import { Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { api, read, type Schema } from '../../api/client.js';
import { usePages } from '../../api/paging.js';
import { isLost } from '../../api/failure.js';
import { asProblem } from '../../api/problem.js';
import { useSearchOf } from '../../app/address.js';
import { BodySelect } from '../../elements/body-select.js';
import { Chip } from '../../elements/chip.js';
import { MoreButton } from '../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../elements/states.js';
import { useTexts } from '../../i18n/texts.js';
import { YearSelect } from '../reports/year-select.js';
import { ClosureLinks } from './closure-links.js';
import styles from './closures.module.css';
import { CHECK_STATES, type ChecksSearch } from './search.js';
import { Shares } from './shares.js';
import { closureTexts } from './texts.js';

const ROWS = 50;

/** 上年整改核查: every report held against the year before it. */
export function CheckListPage() {
  const t = useTexts(closureTexts);
  const search = useSearchOf<ChecksSearch>();
  const pages = usePages(['closure-checks', search], (cursor) =>
    read(api.GET('/api/closure-checks', { params: { query: { ...search, cursor, limit: ROWS } } })),
  );
  const isFiltered = Object.keys(search).length > 0;
  return (
    <>
      <h1>{t.title}</h1>
      <ClosureLinks />
      <Filters search={search} />
      {pages.isPending && <LoadingState rows={10} />}
      {isLost(pages) && (
        <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />
      )}
      {pages.isSuccess && pages.rows.length === 0 && (
        <EmptyState title={isFiltered ? t.noneFound : t.none} detail={t.noneDetail}>
          {isFiltered && <Link to="/closure-checks">{t.clear}</Link>}
        </EmptyState>
      )}
      <ul className={styles.cards}>
        {pages.rows.map((row) => (
          <CheckCard key={row.id} row={row} />
        ))}
      </ul>
      <MoreButton {...pages} />
    </>
  );
}

function CheckCard({ row }: { readonly row: Schema<'CheckRow'> }) {
  const t = useTexts(closureTexts);
  return (
    <li>
      <div className={styles.row}>
        <Link to="/closure-checks/$checkId" params={{ checkId: row.id }}>
          {row.year} {row.organisationName}
        </Link>
        <Chip tone={row.state === 'signed' ? 'good' : 'open'}>{t.states[row.state]}</Chip>
        {row.edition > 1 && <Chip>{t.edition(row.edition)}</Chip>}
        {row.reason !== null && <span className={styles.soft}>{row.reason.text}</span>}
      </div>
      <Shares counts={row.counts} />
    </li>
  );
}

function Filters({ search }: { readonly search: ChecksSearch }) {
  const t = useTexts(closureTexts);
  const navigate = useNavigate();
  const set = (change: { readonly [Name in keyof ChecksSearch]: ChecksSearch[Name] | undefined }) =>
    void navigate({ to: '/closure-checks', search: { ...search, ...change }, replace: true });
  return (
    <div className={styles.filters}>
      <YearSelect value={search.year} onChange={(year) => set({ year })} />
      <Select
        allowClear
        className={styles.filter ?? ''}
        value={search.state}
        placeholder={t.state}
        aria-label={t.state}
        options={CHECK_STATES.map((value) => ({ value, label: t.states[value] }))}
        onChange={(state: ChecksSearch['state']) => set({ state })}
      />
      <BodySelect
        onlyReporting
        label={t.body}
        value={search.organisationId}
        onChange={(organisationId) => set({ organisationId })}
      />
    </div>
  );
}
