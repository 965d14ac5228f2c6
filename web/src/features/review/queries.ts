import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schema } from '../../api/client.js';

export type Report = Schema<'ReportView'>;
export type Item = Schema<'ItemView'>;
export type ItemField = Schema<'FieldView'>;
export type ItemLink = Schema<'ItemLinkView'>;
export type Readiness = Schema<'ReadinessView'>;
export type Note = Schema<'NoteView'>;
export type GapMatrix = Schema<'GapMatrixView'>;
export type Difference = Schema<'DifferenceView'>;

const of = (id: string) => ({ params: { path: { id } } });

/** Everything about one report begins with this key; an act on it reads all of that anew. */
export const reportKey = (id: string) => ['report', id] as const;

export const reportQuery = (id: string) =>
  queryOptions({ queryKey: reportKey(id), queryFn: () => read(api.GET('/api/reports/{id}', of(id))) });

/** The text of a report never changes: a corrected one is another report. */
export const textQuery = (id: string) =>
  queryOptions({
    queryKey: ['report-text', id],
    queryFn: async () => (await read(api.GET('/api/reports/{id}/text', of(id)))).text,
    staleTime: Infinity,
  });

export const readinessQuery = (id: string) =>
  queryOptions({
    queryKey: [...reportKey(id), 'readiness'],
    queryFn: () => read(api.GET('/api/reports/{id}/readiness', of(id))),
  });

export const linksQuery = (id: string) =>
  queryOptions({
    queryKey: [...reportKey(id), 'links'],
    queryFn: async () => (await read(api.GET('/api/reports/{id}/item-links', of(id)))).items,
  });

export const gapsQuery = (id: string) =>
  queryOptions({
    queryKey: [...reportKey(id), 'gaps'],
    queryFn: () => read(api.GET('/api/reports/{id}/gaps', of(id))),
  });

const MOST_NOTES = 500;

/** In text order; of a report with more than 500 notes the first ones. */
export const notesQuery = (id: string) =>
  queryOptions({
    queryKey: [...reportKey(id), 'notes'],
    queryFn: async () =>
      (
        await read(
          api.GET('/api/reports/{id}/notes', { params: { path: { id }, query: { limit: MOST_NOTES } } }),
        )
      ).items,
  });

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...reportKey(id), 'versions'],
    queryFn: async () => (await read(api.GET('/api/reports/{id}/versions', of(id)))).items,
  });

export const lastActsQuery = (id: string) =>
  queryOptions({
    queryKey: [...reportKey(id), 'acts'],
    queryFn: async () =>
      (
        await read(
          api.GET('/api/reports/{id}/review-acts', { params: { path: { id }, query: { limit: 50 } } }),
        )
      ).items,
  });
