import { api, read } from '../../../api/client.js';
import { pagesQuery } from '../../../api/pages-query.js';
import type { BeginPage } from '../../../app/feature.js';
import {
  filtersOf,
  type LedgerSearch,
  type LedgerView,
  type TaskFilters,
  type TaskSort,
} from '../ledger-search.js';
import { rowsOf, type AnyRow } from './rows.js';

/** One screen and a half; the next page is there before the last row is read. */
const PAGE_ROWS = 50;

interface RowPage {
  readonly items: readonly AnyRow[];
  readonly next: string | null;
}
interface PageQuery extends TaskFilters {
  readonly sort: TaskSort;
  readonly limit: number;
  readonly cursor?: string;
}
type ReadPage = (query: PageQuery) => Promise<RowPage>;

const READ: Readonly<Record<LedgerView, ReadPage>> = {
  tasks: async (query) => pageOf(await read(api.GET('/api/tasks', { params: { query } })), rowsOf.tasks),
  problems: async (query) =>
    pageOf(await read(api.GET('/api/lists/problems', { params: { query } })), rowsOf.problems),
  measures: async (query) =>
    pageOf(await read(api.GET('/api/lists/measures', { params: { query } })), rowsOf.measures),
  responsibilities: async (query) =>
    pageOf(
      await read(api.GET('/api/lists/responsibilities', { params: { query } })),
      rowsOf.responsibilities,
    ),
};

/** What the address asks for, as the query cache keeps it. */
export function rowsQuery(search: LedgerSearch) {
  const view = search.view ?? 'tasks';
  const filters = filtersOf(search);
  // The lists would come as they were registered; the head of the column says due first.
  const sort = search.sort ?? 'due';
  return pagesQuery(['tasks', 'ledger', view, filters, sort], (cursor) =>
    READ[view]({ ...filters, sort, limit: PAGE_ROWS, ...(cursor !== undefined && { cursor }) }),
  );
}

/** A kept view first has to say what it keeps. */
export const beginLedger: BeginPage = (client, _session, search: LedgerSearch) => {
  if (search.kept === undefined) void client.prefetchInfiniteQuery(rowsQuery(search));
};

function pageOf<Row>(
  page: { readonly items: readonly Row[]; readonly next: string | null },
  toRow: (row: Row) => AnyRow,
): RowPage {
  return { items: page.items.map(toRow), next: page.next };
}
