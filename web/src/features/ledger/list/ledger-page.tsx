import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { isLost } from '../../../api/failure.js';
import { asProblem } from '../../../api/problem.js';
import { useSession } from '../../../app/session.js';
import { hasAnyRole } from '../../../app/roles.js';
import { lazyWithAntd } from '../../../app/antd/with-antd.js';
import { classOf } from '../../../elements/button.js';
import { ImportOutlined } from '../../../elements/icons.js';
import { MoreButton } from '../../../elements/more-button.js';
import { Segments } from '../../../elements/segments.js';
import { EmptyState, FailureState, LoadingState } from '../../../elements/states.js';
import { useDates } from '../../../i18n/dates.js';
import { useTexts } from '../../../i18n/texts.js';
import { ExportButton } from '../exchange/export-button.js';
import {
  countFilters,
  filtersOf,
  nextSort,
  sortOf,
  VIEWS,
  withoutFilters,
  type LedgerSearch,
  type LedgerView,
  type SortKey,
} from '../ledger-search.js';
import { isEmpty } from '../selection.js';
import { ledgerTexts } from '../texts.js';
import { useColumns } from './columns.js';
import { FilterBar } from './filter-bar.js';
import { ColumnsMenu } from './columns-menu.js';
import { addressOf, storage } from './kept-views.js';
import styles from './ledger.module.css';
import { RowTable, type Sorting } from './row-table.js';
import { SavedViews } from './saved-views.js';
import { useKeptViews } from './use-kept-views.js';
import { useLedgerRows } from './use-ledger-rows.js';
import { useRowKeys } from './use-row-keys.js';
import { useSelection } from './use-selection.js';

const BulkBar = lazyWithAntd(() => import('../bulk/bulk-bar.js').then((m) => m.BulkBar));
const ExportProgress = lazyWithAntd(() =>
  import('../exchange/export-progress.js').then((m) => m.ExportProgress),
);

/** 台账: server-paged, narrowed by what stands in the address. */
export function LedgerPage() {
  const t = useTexts(ledgerTexts);
  const [search, setSearch] = useLedgerSearch();
  const change = (patch: Partial<LedgerSearch>) => setSearch({ ...search, ...patch });
  const isOffice = hasAnyRole(useSession(), ['supervisor', 'officer']);
  const view = search.view ?? 'tasks';
  const columns = useShownColumns(view, sortOf(search).key);
  useOpenedView(search, setSearch, columns.keepFor);
  return (
    <>
      <div className={styles.head}>
        <h1>{t.title}</h1>
        <Segments
          label={t.viewsLabel}
          value={view}
          options={VIEWS.map((value) => ({ value, label: t.views[value] }))}
          onChange={(next) => change({ view: next === 'tasks' ? undefined : next })}
        />
        <span className={styles.space} />
        <span className={`${styles.head} not-on-paper`} style={{ margin: 0 }}>
          <SavedViews search={search} columns={columns.kept} />
          <ColumnsMenu
            all={columns.all.filter(({ key }) => key !== 'changed')}
            shown={columns.shown}
            onChange={(keys) => columns.keepFor(view, keys)}
          />
          <ExportButton filters={filtersOf(search)} onOrdered={(id) => change({ export: id })} />
          {isOffice && (
            <Link to="/ledger/import" className={classOf({})}>
              <ImportOutlined />
              {t.importing}
            </Link>
          )}
        </span>
      </div>
      {search.export !== undefined && (
        <Suspense>
          <ExportProgress id={search.export} onDismiss={() => change({ export: undefined })} />
        </Suspense>
      )}
      <FilterBar search={search} onChange={change} onClear={() => setSearch(withoutFilters(search))} />
      <Rows search={search} columns={columns.columns} canChoose={isOffice} onChange={change} />
    </>
  );
}

interface RowsProps {
  readonly search: LedgerSearch;
  readonly columns: ReturnType<typeof useColumns>;
  readonly canChoose: boolean;
  readonly onChange: (patch: Partial<LedgerSearch>) => void;
}

function Rows({ search, columns, canChoose, onChange }: RowsProps) {
  const t = useTexts(ledgerTexts);
  const { number } = useDates();
  const pages = useLedgerRows(search);
  const filters = filtersOf(search);
  const { selection, choosing, latest, remember, clear, chooseFilter } = useSelection(
    pages.rows,
    JSON.stringify([search.view, filters]),
  );
  useEffect(() => void remember(latest));
  const chooses = canChoose && search.view !== 'measures';
  useRowKeys(chooses ? choosing.onToggle : null);
  if (isLost(pages))
    return <FailureState problem={asProblem(pages.error)} onRetry={() => void pages.refetch()} />;
  if (pages.isPending) return <LoadingState rows={12} />;
  if (pages.rows.length === 0) {
    const isNarrowed = countFilters(search) > 0 || search.search !== undefined;
    return isNarrowed ? (
      <EmptyState title={t.empty} detail={t.emptyDetail} />
    ) : (
      <EmptyState title={t.emptyLedger} detail={t.emptyLedgerDetail} />
    );
  }
  return (
    <>
      <RowTable
        caption={t.views[search.view ?? 'tasks']}
        columns={columns}
        rows={pages.rows}
        choosing={chooses ? choosing : null}
        sorting={sortingOf(search, onChange)}
        isStale={pages.isPlaceholderData}
      />
      <div className={styles.foot}>
        <span role="status">{(pages.hasNextPage ? t.shown : t.shownAll)(number(pages.rows.length))}</span>
        <MoreButton {...pages} />
      </div>
      {!isEmpty(selection) && (
        <Suspense>
          <BulkBar selection={selection} filters={filters} onClear={clear} onChooseFilter={chooseFilter} />
        </Suspense>
      )}
    </>
  );
}

function sortingOf(search: LedgerSearch, onChange: RowsProps['onChange']): Sorting {
  return { ...sortOf(search), onSort: (key) => onChange({ sort: nextSort(search, key) }) };
}

function useLedgerSearch(): [LedgerSearch, (search: LedgerSearch) => void] {
  const search: LedgerSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  // Filters are no steps to go back through one by one: back leaves the ledger.
  return [search, (next) => void navigate({ to: '/ledger', search: next, replace: true })];
}

/** An address that names a kept view is made the address of what it keeps; one that is kept no more shows the ledger. */
function useOpenedView(
  { kept: id, ...search }: LedgerSearch,
  setSearch: (search: LedgerSearch) => void,
  keepColumns: (view: LedgerView, keys: readonly string[] | null) => void,
): void {
  const { views, isThere } = useKeptViews();
  const opened = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (id === opened.current || !isThere) return;
    opened.current = id;
    if (id === undefined) return;
    const view = views.find((one) => one.id === id);
    if (view !== undefined) keepColumns(view.list, view.columns ?? null);
    setSearch(view === undefined ? search : addressOf(view));
  });
}

/** Columns as this person likes them at this screen, by view. */
function useShownColumns(view: LedgerView, sortedBy: SortKey) {
  const every = useColumns(view);
  // When a task was last acted on is told only in the order by it.
  const all = useMemo(
    () => every.filter(({ key }) => key !== 'changed' || sortedBy === 'changed'),
    [every, sortedBy],
  );
  const [byView, setByView] = useState<Partial<Record<LedgerView, readonly string[] | null>>>({});
  const kept = view in byView ? (byView[view] ?? null) : storage.readColumns(view);
  const shown = kept ?? all.filter(({ isExtra }) => isExtra !== true).map(({ key }) => key);
  const wanted = shown.join(' ');
  const columns = useMemo(() => {
    const keys = wanted.split(' ');
    return all.filter(({ key }, at) => at === 1 || key === 'changed' || keys.includes(key));
  }, [all, wanted]);
  const keepFor = (name: LedgerView, keys: readonly string[] | null) => {
    storage.writeColumns(name, keys);
    setByView((before) => ({ ...before, [name]: keys }));
  };
  return { all, kept, shown, columns, keepFor };
}
