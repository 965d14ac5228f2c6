import { ledgerSearchOf, type LedgerSearch, type LedgerView } from '../ledger-search.js';

/** A view of one person at one screen: what is shown, of what, in which columns. */
export interface KeptView {
  readonly name: string;
  readonly search: LedgerSearch;
  /** Keys of the columns that are shown; null: those of the house. */
  readonly columns: readonly string[] | null;
}

const VIEWS_KEY = 'zhenggai.ledger.views';
const COLUMNS_KEY = 'zhenggai.ledger.columns';
const MOST_VIEWS = 30;
const LONGEST_NAME = 40;

/** @param stored what the browser kept; whatever is not understood any more is left out */
export function viewsOf(stored: string | null): readonly KeptView[] {
  return listOf(parsed(stored)).flatMap((one) => {
    if (!isObject(one) || typeof one['name'] !== 'string' || !isObject(one['search'])) return [];
    const columns = Array.isArray(one['columns']) ? textsOf(one['columns']) : null;
    return [{ name: one['name'], search: ledgerSearchOf(one['search']), columns }];
  });
}

/** The newest first; one of the same name takes the place of the older. */
export function withView(views: readonly KeptView[], view: KeptView): readonly KeptView[] {
  const name = view.name.trim().slice(0, LONGEST_NAME);
  if (name === '') return views;
  const { export: _running, ...search } = view.search;
  return [{ ...view, name, search }, ...views.filter((other) => other.name !== name)].slice(0, MOST_VIEWS);
}

export function columnsOf(stored: string | null, view: LedgerView): readonly string[] | null {
  const kept = parsed(stored);
  const columns = isObject(kept) ? kept[view] : undefined;
  return Array.isArray(columns) ? textsOf(columns) : null;
}

/** A browser may forbid storage; then what is chosen lasts as long as the page. */
export const storage = {
  readViews: () => viewsOf(read(VIEWS_KEY)),
  writeViews: (views: readonly KeptView[]) => write(VIEWS_KEY, views),
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

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textsOf(values: readonly unknown[]): readonly string[] {
  return values.filter((value) => typeof value === 'string');
}
