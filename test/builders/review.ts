import {
  applyChanges,
  decideAct,
  quoteOf,
  type Review,
  type ReviewAct,
  type ReviewChange,
  type ReviewedItem,
} from '../../src/core/report/review/index.js';

export const STAMP = { by: 'officer', at: '2026-03-02T08:30:00.000Z' };
export const TEXT =
  '一是文书不规范，有的缺回证。二是人手不足。主要原因是重视不够。三是宣传单一😀形式少。下一步：一是开展培训。';

/** The second lies in the first. */
const SECTIONS = [
  { start: 0, end: TEXT.length },
  { start: TEXT.indexOf('下一步'), end: TEXT.length },
];

export function item(id: string, quote: string, more: Partial<ReviewedItem> = {}): ReviewedItem {
  const start = TEXT.indexOf(quote);
  if (start < 0) throw new Error(`no such words: ${quote}`);
  return {
    ...{ id, kind: 'shortcoming', state: 'candidate', spans: [{ start, end: start + quote.length }] },
    ...{ ordinal: null, sectionIndex: 0, origin: 'read', parentId: null, mergedInto: null },
    ...{ wording: null, rejectReason: null, decidedBy: null, decidedAt: null },
    ...more,
  };
}

export function reviewOf(...items: ReviewedItem[]): Review {
  return {
    text: TEXT,
    sections: SECTIONS,
    items: new Map(items.map((one) => [one.id, one])),
    links: new Map(),
  };
}

export const PAPERWORK = item('paperwork', '一是文书不规范，有的缺回证。', { ordinal: '一是' });
export const STAFF = item('staff', '二是人手不足。');
export const CAUSE = item('cause', '主要原因是重视不够。', { kind: 'cause' });
export const PUBLICITY = item('publicity', '三是宣传单一😀形式少。');
export const PLAN = item('plan', '一是开展培训。', { kind: 'plan' });
export const FRESH = reviewOf(PAPERWORK, STAFF, CAUSE, PUBLICITY, PLAN);

export function done(review: Review, act: ReviewAct): Review {
  return applyChanges(review, changesOf(review, act));
}
export function changesOf(review: Review, act: ReviewAct): ReviewChange[] {
  const decided = decideAct(review, act, STAMP);
  if (!decided.ok) throw new Error(`${act.act}: ${decided.error.code}`);
  return decided.value;
}
export function refusalOf(review: Review, act: ReviewAct): string | null {
  const decided = decideAct(review, act, STAMP);
  return decided.ok ? null : decided.error.code;
}
export const quotesOf = (review: Review, ids: string[]) =>
  ids.map((id) => quoteOf(review.text, review.items.get(id)?.spans ?? []));
