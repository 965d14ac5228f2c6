import { usePagesOf } from '../../../api/paging.js';
import type { LedgerSearch } from '../ledger-search.js';
import { rowsQuery } from './rows-query.js';

/** The rows of the view as far as they were asked for; those of the last filter stay until the new ones are there. */
export function useLedgerRows(search: LedgerSearch) {
  const view = search.view ?? 'tasks';
  const pages = usePagesOf(rowsQuery(search), { keepsRows: true });
  // Rows of another view have other columns: they are no placeholder.
  const isFit = !pages.isPlaceholderData || pages.rows[0]?.view === view;
  return { ...pages, rows: isFit ? pages.rows : [], isPending: pages.isPending || !isFit };
}
