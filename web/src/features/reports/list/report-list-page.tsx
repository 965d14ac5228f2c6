import { Link, useNavigate } from '@tanstack/react-router';
import { Select, Table } from 'antd';
import { api, read, type Schema } from '../../../api/client.js';
import { usePages } from '../../../api/paging.js';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { useSearchOf } from '../../../app/address.js';
import { useSession } from '../../../app/session.js';
import { hasAnyRole } from '../../../app/roles.js';
import { useMedia } from '../../../app/preferences.js';
import { BodySelect } from '../../../elements/body-select.js';
import { Chip, type ChipTone } from '../../../elements/chip.js';
import { MoreButton } from '../../../elements/more-button.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { reportsTexts } from '../texts.js';
import { YearSelect } from '../year-select.js';
import styles from '../reports.module.css';
import { REPORT_STATES, type ListSearch } from './list-search.js';

type Row = Schema<'ReportRow'>;
const ROWS = 50;
const TONES: Readonly<Record<string, ChipTone>> = {
  parsed: 'warn',
  reviewing: 'warn',
  confirmed: 'good',
  archived: 'plain',
  superseded: 'plain',
};

/** 报告: what was handed in, the newest year first. */
export function ReportListPage() {
  const t = useTexts(reportsTexts);
  const mayHandIn = hasAnyRole(useSession(), ['supervisor', 'officer', 'liaison', 'unit_signer']);
  const search = useSearchOf<ListSearch>();
  const { year, state, organisationId } = search;
  const pages = usePages(['reports', 'list', { year, state, organisationId }], (cursor) =>
    read(api.GET('/api/reports', { params: { query: { ...search, cursor, limit: ROWS } } })),
  );
  const isFiltered = Object.keys(search).length > 0;
  return (
    <>
      <div className={styles.head}>
        <h1>{t.title}</h1>
        <nav className={styles.links} aria-label={t.title}>
          {mayHandIn && <Link to="/reports/intake">{t.handIn}</Link>}
          <Link to="/reports/calendar">{t.calendar}</Link>
        </nav>
      </div>
      <Filters search={search} />
      {pages.isPending && <LoadingState rows={10} />}
      {isLost(pages) && (
        <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />
      )}
      {pages.isSuccess && pages.rows.length === 0 && (
        <EmptyState
          title={isFiltered ? t.noneFound : t.none}
          detail={isFiltered ? t.noneFoundDetail : t.noneDetail}
        >
          {isFiltered ? (
            <Link to="/reports">{t.clearFilters}</Link>
          ) : (
            <Link to="/reports/intake">{t.handIn}</Link>
          )}
        </EmptyState>
      )}
      {pages.rows.length > 0 && <Rows rows={pages.rows} />}
      <MoreButton {...pages} />
    </>
  );
}

function Filters({ search }: { readonly search: ListSearch }) {
  const t = useTexts(reportsTexts);
  const navigate = useNavigate();
  const set = (change: { readonly [Name in keyof ListSearch]: ListSearch[Name] | undefined }) =>
    void navigate({ to: '/reports', search: { ...search, ...change }, replace: true });
  return (
    <div className={styles.filters}>
      <YearSelect value={search.year} onChange={(year) => set({ year })} />
      <Select
        allowClear
        value={search.state}
        placeholder={t.state}
        aria-label={t.state}
        className={styles.filter ?? ''}
        options={REPORT_STATES.map((value) => ({ value, label: t.states[value] }))}
        onChange={(state: ListSearch['state']) => set({ state })}
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

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTexts(reportsTexts);
  const { moment } = useDates();
  const isWide = useMedia('(min-width: 720px)');
  if (!isWide) return <Cards rows={rows} />;
  return (
    <Table<Row>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...rows]}
      columns={[
        { key: 'year', title: t.year, width: 64, className: 'figures', render: (_, row) => row.reportYear },
        { key: 'body', title: t.body, render: (_, row) => <ReportLink row={row} /> },
        { key: 'state', title: t.state, width: 90, render: (_, row) => <State row={row} /> },
        {
          key: 'undecided',
          title: t.undecided,
          width: 90,
          className: 'figures',
          align: 'right',
          render: (_, { undecided }) => (undecided > 0 ? undecided : '—'),
        },
        {
          key: 'shortcomings',
          title: t.shortcomings,
          width: 70,
          className: 'figures',
          align: 'right',
          render: (_, row) => row.shortcomings,
        },
        {
          key: 'plan',
          title: t.planItems,
          width: 70,
          className: 'figures',
          align: 'right',
          render: (_, row) => row.planItems,
        },
        { key: 'file', title: t.file, responsive: ['lg'], render: (_, row) => row.fileName },
        {
          key: 'at',
          title: t.uploaded,
          width: 170,
          className: 'figures',
          render: (_, row) => moment(row.uploadedAt),
        },
      ]}
    />
  );
}

function Cards({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTexts(reportsTexts);
  const { moment } = useDates();
  return (
    <ul className={styles.cards}>
      {rows.map((row) => (
        <li key={row.id}>
          <ReportLink row={row} /> <State row={row} />
          <p className="figures">
            {t.year} {row.reportYear} · {t.shortcomings} {row.shortcomings} · {t.planItems} {row.planItems}
            {row.undecided > 0 && ` · ${t.undecided} ${row.undecided}`}
          </p>
          <p className="figures">{moment(row.uploadedAt)}</p>
        </li>
      ))}
    </ul>
  );
}

function ReportLink({ row }: { readonly row: Row }) {
  return (
    <Link to="/reports/$reportId" params={{ reportId: row.id }}>
      {row.organisationName}
    </Link>
  );
}

function State({ row }: { readonly row: Row }) {
  const t = useTexts(reportsTexts);
  return <Chip tone={TONES[row.state] ?? 'plain'}>{t.states[row.state]}</Chip>;
}
