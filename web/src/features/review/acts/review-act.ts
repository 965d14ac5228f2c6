import type { QueryClient } from '@tanstack/react-query';
import { api, ifMatch, read, type Schema } from '../../../api/client.js';
import { lastActsQuery, reportKey, type Item, type Report } from '../queries.js';
import type { ItemKind, Span } from '../text/marks.js';

/** What a person does in a review. */
export type ReviewAct =
  | { readonly act: 'accept'; readonly itemIds: readonly string[] }
  | { readonly act: 'reject'; readonly itemId: string; readonly reason: string }
  | { readonly act: 'reconsider'; readonly itemId: string }
  | { readonly act: 'word'; readonly itemId: string; readonly wording: string }
  | { readonly act: 'split'; readonly itemId: string; readonly offsets: readonly number[] }
  | { readonly act: 'merge'; readonly itemIds: readonly string[] }
  | { readonly act: 'add'; readonly kind: ItemKind; readonly spans: readonly Span[] }
  | { readonly act: 'link'; readonly links: readonly Schema<'LinkDto'>[] }
  | { readonly act: 'undo' };

export interface Sent {
  readonly reportId: string;
  readonly act: ReviewAct;
  /** `Idempotency-Key` of the intent. */
  readonly key: string;
  readonly onDone?: ((outcome: Outcome) => void) | undefined;
}

/** Items that came of the act, where there are new ones to go on with. */
export type Outcome = readonly Item[];

/** Sends one act on the versions that the screen shows now. @throws ApiProblem */
export async function sendAct(client: QueryClient, sent: Sent): Promise<Outcome> {
  const { act, key, reportId } = sent;
  const report = client.getQueryData<Report>(reportKey(reportId));
  const path = { id: reportId };
  const once = { 'Idempotency-Key': key };
  const onReport = { ...once, ...(report !== undefined && ifMatch(report.version)) };
  switch (act.act) {
    case 'merge':
      return itemsOf(
        api.POST('/api/reports/{id}/merged-items', {
          params: { path, header: onReport },
          body: { itemIds: [...act.itemIds] },
        }),
      );
    case 'add':
      return itemsOf(
        api.POST('/api/reports/{id}/items', {
          params: { path, header: onReport },
          body: { kind: act.kind, spans: [...act.spans] },
        }),
      );
    case 'link':
      return itemsOf(
        api.POST('/api/reports/{id}/item-links', {
          params: { path, header: onReport },
          body: { links: [...act.links] },
        }),
      );
    case 'undo':
      return undoLast(client, sent);
    default:
      return sendOnItem(report, act, key);
  }
}

type ItemAct = Extract<ReviewAct, { itemId: string } | { act: 'accept' }>;

async function sendOnItem(report: Report | undefined, act: ItemAct, key: string): Promise<Outcome> {
  if (act.act === 'accept') {
    await api.POST('/api/report-items/acceptance', { body: { itemIds: [...act.itemIds] } });
    return [];
  }
  const item = report?.items.find(({ id }) => id === act.itemId);
  const params = { path: { id: act.itemId }, header: item === undefined ? {} : ifMatch(item.version) };
  switch (act.act) {
    case 'reject':
      await api.POST('/api/report-items/{id}/rejection', { params, body: { reason: act.reason } });
      return [];
    case 'reconsider':
      await api.POST('/api/report-items/{id}/reconsideration', { params });
      return [];
    case 'word':
      await api.PATCH('/api/report-items/{id}', { params, body: { wording: act.wording } });
      return [];
    case 'split':
      return itemsOf(
        api.POST('/api/report-items/{id}/split', {
          params: { ...params, header: { ...params.header, 'Idempotency-Key': key } },
          body: { offsets: [...act.offsets] },
        }),
      );
  }
}

/** Only what stands last can be taken back, and it is named: what somebody else did in between is not. */
async function undoLast(client: QueryClient, { reportId, key }: Sent): Promise<Outcome> {
  const acts = await client.fetchQuery({ ...lastActsQuery(reportId), staleTime: 0 });
  const last = acts.find(({ isLast }) => isLast);
  if (last === undefined) return [];
  return itemsOf(
    api.POST('/api/reports/{id}/review-acts/{actId}/undoing', {
      params: { path: { id: reportId, actId: last.id }, header: { 'Idempotency-Key': key } },
    }),
  );
}

async function itemsOf(answer: Promise<{ data?: Schema<'ReviewActView'> }>): Promise<Outcome> {
  return (await read(answer)).items;
}

const SHOWN_AT_ONCE = { accept: 'accepted', reject: 'rejected', reconsider: 'candidate' } as const;

/** What the screen shows until the answer comes: a judgement is seen as soon as its key is pressed. */
export function foreseen(report: Report, act: ReviewAct): Report {
  if (act.act !== 'accept' && act.act !== 'reject' && act.act !== 'reconsider') return report;
  const touched = new Set(act.act === 'accept' ? act.itemIds : [act.itemId]);
  const state = SHOWN_AT_ONCE[act.act];
  return {
    ...report,
    items: report.items.map((item) => (touched.has(item.id) ? { ...item, state } : item)),
  };
}
