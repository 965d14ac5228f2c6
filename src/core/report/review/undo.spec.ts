import { describe, expect, it } from '@jest/globals';
import { undoChanges, type Review, type ReviewChange, type ReviewedItem } from './index.js';

const CANDIDATE: ReviewedItem = {
  id: 'staff',
  kind: 'shortcoming',
  state: 'candidate',
  spans: [{ start: 0, end: 4 }],
  ordinal: null,
  sectionIndex: null,
  origin: 'read',
  parentId: null,
  mergedInto: null,
  wording: null,
  rejectReason: null,
  decidedBy: null,
  decidedAt: null,
};
const TASKED: ReviewedItem = { ...CANDIDATE, state: 'tasked' };
const REVIEW: Review = {
  text: '人手不足',
  sections: [],
  items: new Map([['staff', TASKED]]),
  links: new Map(),
};

describe('undoing a comparison of versions', () => {
  it('is refused where it brought tasks over, and not where the item had them before', () => {
    const followed: ReviewChange = { of: 'item', before: CANDIDATE, after: TASKED };
    expect(undoChanges(REVIEW, [followed])).toMatchObject({
      ok: false,
      error: { code: 'review.tasks-depend', params: { itemId: 'staff' } },
    });
    const worded: ReviewChange = { of: 'item', before: { ...TASKED, wording: '旧' }, after: TASKED };
    expect(undoChanges(REVIEW, [worded])).toEqual({
      ok: true,
      value: [{ of: 'item', before: TASKED, after: { ...TASKED, wording: '旧' } }],
    });
  });
});
