import { api, read, type Schema } from '../../../api/client.js';
import type { LightColour } from '../../../elements/lights.js';
import type { RowsSearch } from '../board-search.js';

export type BehindRow =
  | { readonly kind: 'task'; readonly row: Schema<'CountedTaskView'>; readonly light: LightColour }
  | { readonly kind: 'problem'; readonly row: Schema<'ListedProblemView'> }
  | { readonly kind: 'promise'; readonly row: Schema<'PromiseRow'> };

interface RowPage {
  readonly items: readonly BehindRow[];
  readonly next: string | null;
}
type FigureKey = Schema<'FigureView'>['key'];
type PromiseVerdict = 'fulfilled' | 'partly' | 'not-mentioned';

const PAGE_ROWS = 50;

/** The rows of one number, by where the number came from. */
export async function readRows(search: RowsSearch, cursor: string | undefined): Promise<RowPage> {
  const page = { limit: PAGE_ROWS, ...(cursor !== undefined && { cursor }) };
  const { source, key, part, light, firstYear, years, verdict, issuedFrom, issuedTo, ...scope } = search;
  if (source === 'problems') {
    const { year, leadOrganisationId: _lead, ...of } = scope;
    const query = {
      ...of,
      ...page,
      ...(year !== undefined && { toYear: year }),
      ...(years !== undefined && { years }),
    };
    return pageOf(await read(api.GET('/api/years/problems', { params: { query } })), (row) => ({
      kind: 'problem',
      row,
    }));
  }
  if (source === 'promises') {
    const { asOf: _day, leadOrganisationId: _lead, ...of } = scope;
    const query = { ...of, ...page, verdict: (verdict ?? 'fulfilled') as PromiseVerdict };
    return pageOf(await read(api.GET('/api/promises', { params: { query } })), (row) => ({
      kind: 'promise',
      row,
    }));
  }
  const issued = {
    ...(issuedFrom !== undefined && { issuedFrom }),
    ...(issuedTo !== undefined && { issuedTo }),
  };
  if (source === 'standing') {
    const query = {
      ...scope,
      ...issued,
      ...page,
      ...(light !== undefined && { light }),
      ...(firstYear !== undefined && { firstYear }),
    };
    return pageOf(await read(api.GET('/api/figures/standing/tasks', { params: { query } })), taskRow);
  }
  const query = { ...scope, ...page, ...(part !== undefined && { part }) };
  // A key that the API does not know is answered 400, which the page shows.
  const path = { key: (key ?? 'completion') as FigureKey };
  return pageOf(await read(api.GET('/api/figures/{key}/tasks', { params: { path, query } })), taskRow);
}

function taskRow(row: Schema<'CountedTaskView'>): BehindRow {
  return { kind: 'task', row, light: row.light as LightColour };
}

function pageOf<Row>(
  { items, next }: { readonly items: readonly Row[]; readonly next: string | null },
  toRow: (row: Row) => BehindRow,
): RowPage {
  return { items: items.map(toRow), next };
}
