import type { Schema } from '../../../api/client.js';
import { filtersOf, searchOf, type LedgerSearch, type LedgerView } from '../ledger-search.js';

export type KeptView = Schema<'LedgerView'>;
/** As the API takes it: a new one has no id yet. */
export type NewView = Schema<'LedgerViewDto'>;

const MOST_VIEWS = 30;
const LONGEST_NAME = 40;

/** @param columns keys of the columns that are shown; null: those of the house */
export function viewOf(name: string, search: LedgerSearch, columns: readonly string[] | null): NewView {
  return {
    name: name.trim().slice(0, LONGEST_NAME),
    list: search.view ?? 'tasks',
    filters: filtersOf(search),
    ...(search.sort !== undefined && { sort: search.sort }),
    ...(columns !== null && { columns: [...columns] }),
  };
}

/** The new one comes last; one of the same name keeps its place and its address. */
export function withView(views: readonly KeptView[], view: NewView): readonly NewView[] {
  if (view.name === '') return views;
  const at = views.findIndex(({ name }) => name === view.name);
  if (at < 0) return [...views, view].slice(-MOST_VIEWS);
  return views.map((other, place) => (place === at ? { ...view, id: other.id } : other));
}

/** One place up. */
export function raised(views: readonly KeptView[], id: string): readonly KeptView[] {
  const at = views.findIndex((view) => view.id === id);
  const [above, view] = [views[at - 1], views[at]];
  if (above === undefined || view === undefined) return views;
  return [...views.slice(0, at - 1), view, above, ...views.slice(at + 1)];
}

export function addressOf({ list, filters, sort }: KeptView): LedgerSearch {
  return searchOf(list, filters, sort);
}

const COLUMNS_KEY = 'zhenggai.ledger.columns';

export function columnsOf(stored: string | null, view: LedgerView): readonly string[] | null {
  const kept = parsed(stored);
  const columns = isObject(kept) ? kept[view] : undefined;
  return Array.isArray(columns) ? columns.filter((value) => typeof value === 'string') : null;
}

/** Columns are of a screen, not of a person. A browser may forbid storage; then what is chosen lasts as long as the page. */
export const storage = {
  readColumns: (view: LedgerView) => columnsOf(read(COLUMNS_KEY), view),
  writeColumns: (view: LedgerView, columns: readonly string[] | null) => {
    const kept = parsed(read(COLUMNS_KEY));
    write(COLUMNS_KEY, { ...(isObject(kept) ? kept : {}), [view]: columns });
  },
};

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Forbidden or full: see above.
  }
}

function parsed(stored: string | null): unknown {
  try {
    return JSON.parse(stored ?? 'null');
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
