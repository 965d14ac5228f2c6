import type { paths } from '../../api/schema.js';
import {
  dayOf,
  oneOf,
  typedOf,
  uuidOf,
  withoutAbsent,
  yearOf,
  type RawSearch,
} from '../../app/search-fields.js';
import { LIGHTS } from '../../elements/lights.js';

type TaskQuery = NonNullable<paths['/api/tasks']['get']['parameters']['query']>;
/** What the API chooses tasks by, without the page. */
export type TaskFilters = Omit<TaskQuery, 'limit' | 'cursor' | 'sort'>;
export type TaskSort = NonNullable<TaskQuery['sort']>;
export type TaskState = NonNullable<TaskFilters['state']>;

export const VIEWS = ['tasks', 'problems', 'measures', 'responsibilities'] as const;
export type LedgerView = (typeof VIEWS)[number];
export const KINDS = ['shortcoming', 'plan', 'feedback', 'instruction'] as const;
/** Each key both ways, as the API takes it; `due` is the order of the house and stands in no address. */
export const SORTS = [
  ...(['due', '-due', 'light', '-light', 'number', '-number', '-changed', 'changed'] as const),
] satisfies readonly TaskSort[];
/** In the order in which a task goes through them. */
export const STATES: readonly TaskState[] = [
  ...(['draft', 'registered', 'issued', 'return_pending', 'in_progress', 'paused', 'submitted'] as const),
  ...(['verifying', 'done', 'basically_done', 'continuing', 'not_done', 'not_applicable'] as const),
  ...(['publicity', 'closed', 'reopened', 'carried_over', 'cancelled', 'merged'] as const),
];

/** The ledger's address: what is shown, and of what. Absent: everything. */
export interface LedgerSearch {
  readonly view?: LedgerView | undefined;
  /** Absent: due soonest first. */
  readonly sort?: TaskSort | undefined;
  /** true: also what is settled. */
  readonly all?: boolean | undefined;
  readonly state?: TaskState | undefined;
  readonly light?: (typeof LIGHTS)[number] | undefined;
  readonly kind?: (typeof KINDS)[number] | undefined;
  readonly year?: number | undefined;
  readonly leadOrganisationId?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly participantId?: string | undefined;
  readonly dueBefore?: string | undefined;
  /** As typed, with the spaces. */
  readonly search?: string | undefined;
  /** The export whose progress is shown. */
  readonly export?: string | undefined;
  /** A kept view that is to be opened, by its id; what it keeps takes its place in the address. */
  readonly kept?: string | undefined;
}

const LONGEST_SEARCH = 100;

/** What of the address the ledger understands; the rest is dropped. */
export function ledgerSearchOf(raw: RawSearch): LedgerSearch {
  return withoutAbsent({
    view: oneOf(raw['view'], VIEWS),
    sort: oneOf(raw['sort'], SORTS.slice(1)),
    all: raw['all'] === true ? true : undefined,
    state: oneOf(raw['state'], STATES),
    light: oneOf(raw['light'], LIGHTS),
    kind: oneOf(raw['kind'], KINDS),
    year: yearOf(raw['year']),
    leadOrganisationId: uuidOf(raw['leadOrganisationId']),
    organisationId: uuidOf(raw['organisationId']),
    participantId: uuidOf(raw['participantId']),
    dueBefore: dayOf(raw['dueBefore']),
    search: typedOf(raw['search'], LONGEST_SEARCH),
    export: uuidOf(raw['export']),
    kept: uuidOf(raw['kept']),
  });
}

/** What of the address chooses tasks, as the API takes it. A chosen state says by itself whether it is settled. */
export function filtersOf({
  view: _view,
  sort: _sort,
  export: _export,
  kept: _kept,
  all,
  search,
  ...filters
}: LedgerSearch): TaskFilters {
  const term = search?.trim();
  const isOpenOnly = all !== true && filters.state === undefined;
  return withoutAbsent({
    ...filters,
    search: term === '' ? undefined : term,
    open: isOpenOnly ? true : undefined,
  });
}

/** The address without its filters: view and order stay. */
export function withoutFilters({ view, sort, export: running }: LedgerSearch): LedgerSearch {
  return withoutAbsent({ view, sort, export: running });
}

/** The address that shows what a view keeps: the other way round of `filtersOf`. */
export function searchOf(list: LedgerView, { open, ...filters }: TaskFilters, sort?: TaskSort): LedgerSearch {
  return ledgerSearchOf({
    ...filters,
    view: list === 'tasks' ? undefined : list,
    sort,
    all: open !== true && filters.state === undefined ? true : undefined,
  });
}

/** How many filters stand in the address, for the phone, where they are folded away. */
export function countFilters({
  view: _view,
  sort: _sort,
  export: _export,
  kept: _kept,
  search: _search,
  ...filters
}: LedgerSearch): number {
  return Object.values(filters).filter((value) => value !== undefined).length;
}

export interface SortState {
  readonly key: SortKey;
  readonly isDescending: boolean;
}
export type SortKey = 'due' | 'light' | 'number' | 'changed';

/** The order that stands in the address; that of the house where none does. */
export function sortOf({ sort = 'due' }: LedgerSearch): SortState {
  return { key: sort.replace('-', '') as SortKey, isDescending: sort.startsWith('-') };
}

/** What a click on the head of a column makes of the order: by it, the other way round, that of the house again. */
export function nextSort({ sort = 'due' }: LedgerSearch, key: SortKey): TaskSort | undefined {
  const first: TaskSort = key === 'changed' ? '-changed' : key;
  const second: TaskSort = key === 'changed' ? 'changed' : `-${key}`;
  if (sort === second) return undefined;
  const next = sort === first ? second : first;
  return next === 'due' ? undefined : next;
}
