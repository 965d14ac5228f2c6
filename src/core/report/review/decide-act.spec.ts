import { describe, expect, it } from '@jest/globals';
import {
  TEXT,
  reviewOf,
  PAPERWORK,
  STAFF,
  PUBLICITY,
  FRESH,
  done,
  changesOf,
  refusalOf,
  quotesOf,
} from '../../../../test/builders/review.js';
import { ITEM_LIFE, type ItemState } from '../../task/life.js';
import type { ItemKind } from '../types.js';
import { applyChanges, differences, quoteOf, undoChanges, type ReviewAct } from './index.js';

describe('the states of an item and the acts', () => {
  const actOn = (act: string): ReviewAct =>
    ({
      accept: { act: 'accept', itemIds: ['paperwork'] },
      reject: { act: 'reject', itemIds: ['paperwork'], reason: '不属实' },
      reconsider: { act: 'reconsider', itemIds: ['paperwork'] },
      word: { act: 'word', itemId: 'paperwork', wording: '规范文书' },
      split: { act: 'split', itemId: 'paperwork', offsets: [8], newIds: ['left', 'right'] },
      merge: { act: 'merge', itemIds: ['paperwork', 'staff'], newId: 'both' },
    })[act] as ReviewAct;

  it.each<[ItemState, string[]]>([
    ['candidate', ['accept', 'reject', 'word', 'split', 'merge']],
    ['accepted', ['reject', 'reconsider', 'word', 'split', 'merge']],
    ['rejected', ['reconsider']],
    ['merged', ['reconsider']],
    ['split', ['reconsider']],
    ['tasked', []],
  ])('%s allows %j and nothing else', (state, allowed) => {
    const review = reviewOf({ ...PAPERWORK, state }, STAFF);
    const possible = ['accept', 'reject', 'reconsider', 'word', 'split', 'merge'].filter(
      (act) => refusalOf(review, actOn(act)) !== 'item.action-not-allowed',
    );
    expect(possible.sort()).toEqual([...allowed].sort());
  });

  it('lets only what was accepted become a task', () => {
    const taskable = Object.entries(ITEM_LIFE).filter(([, steps]) => 'task' in steps);
    expect(taskable.map(([state]) => state)).toEqual(['accepted', 'tasked']);
  });

  it('rejects with a reason only, and says who and when', () => {
    expect(refusalOf(FRESH, { act: 'reject', itemIds: ['staff'], reason: '  ' })).toBe('reason.missing');
    const rejected = done(FRESH, { act: 'reject', itemIds: ['staff'], reason: '与实际不符' }).items.get(
      'staff',
    );
    expect(rejected).toMatchObject({ state: 'rejected', rejectReason: '与实际不符', decidedBy: 'officer' });
  });

  it('does all of a bulk or nothing', () => {
    const once = done(FRESH, { act: 'accept', itemIds: ['staff'] });
    expect(refusalOf(once, { act: 'accept', itemIds: ['paperwork', 'staff'] })).toBe(
      'item.action-not-allowed',
    );
  });
});

describe('splitting', () => {
  it('keeps the parent and gives exact parts', () => {
    const offset = TEXT.indexOf('有的');
    const review = done(FRESH, { act: 'split', itemId: 'paperwork', offsets: [offset], newIds: ['a', 'b'] });
    expect(quotesOf(review, ['a', 'b', 'paperwork'])).toEqual([
      '一是文书不规范，',
      '有的缺回证。',
      '一是文书不规范，有的缺回证。',
    ]);
    expect(review.items.get('paperwork')?.state).toBe('split');
    expect(review.items.get('b')).toMatchObject({
      origin: 'split',
      parentId: 'paperwork',
      state: 'candidate',
    });
  });

  it.each([
    ['before the item', 0, 'item.split-outside'],
    ['at its end', PAPERWORK.spans[0]?.end ?? 0, 'item.split-outside'],
    ['before its full stop', (PAPERWORK.spans[0]?.end ?? 0) - 1, 'item.part-empty'],
  ])('is refused %s', (_, offset, code) => {
    expect(
      refusalOf(FRESH, { act: 'split', itemId: 'paperwork', offsets: [offset], newIds: ['a', 'b'] }),
    ).toBe(code);
  });

  it('never cuts a character in two', () => {
    const offset = TEXT.indexOf('😀') + 1;
    expect(
      refusalOf(FRESH, { act: 'split', itemId: 'publicity', offsets: [offset], newIds: ['a', 'b'] }),
    ).toBe('item.inside-character');
  });

  it('proposes the links of the whole for each part', () => {
    const linked = done(FRESH, {
      act: 'link',
      shortcomingId: 'paperwork',
      otherId: 'plan',
      decision: 'confirmed',
      reason: null,
    });
    const review = done(linked, { act: 'split', itemId: 'paperwork', offsets: [8], newIds: ['a', 'b'] });
    expect(review.links.get('a plan')).toMatchObject({ state: 'proposed', kind: 'plan', decidedBy: null });
    expect(review.links.get('b plan')?.state).toBe('proposed');
  });
});

describe('merging', () => {
  it('keeps both spans, and the words of both', () => {
    const review = done(FRESH, { act: 'merge', itemIds: ['publicity', 'paperwork'], newId: 'both' });
    const both = review.items.get('both');
    expect(both?.spans).toEqual([...PAPERWORK.spans, ...PUBLICITY.spans]);
    expect(both).toMatchObject({ ordinal: '一是', state: 'candidate', origin: 'merged' });
    expect(review.items.get('publicity')).toMatchObject({ state: 'merged', mergedInto: 'both' });
  });

  it('gives parts that touch one span, and their wordings together', () => {
    const worded = done(FRESH, { act: 'word', itemId: 'staff', wording: '充实力量' });
    const both = done(worded, { act: 'merge', itemIds: ['paperwork', 'staff'], newId: 'both' }).items.get(
      'both',
    );
    expect(quoteOf(TEXT, both?.spans ?? [])).toBe('一是文书不规范，有的缺回证。二是人手不足。');
    expect(both?.wording).toBe('一是文书不规范，有的缺回证。\n充实力量');
  });

  it('is accepted where all parts were', () => {
    const accepted = done(FRESH, { act: 'accept', itemIds: ['paperwork', 'staff'] });
    const both = done(accepted, { act: 'merge', itemIds: ['paperwork', 'staff'], newId: 'both' }).items.get(
      'both',
    );
    expect(both).toMatchObject({ state: 'accepted', decidedBy: 'officer' });
  });

  it.each([
    [['paperwork'], 'item.merge-too-few'],
    [['paperwork', 'paperwork'], 'item.merge-too-few'],
    [['paperwork', 'plan'], 'item.merge-kinds-differ'],
    [['paperwork', 'nobody'], 'item.unknown'],
  ])('of %j is refused', (itemIds, code) => {
    expect(refusalOf(FRESH, { act: 'merge', itemIds, newId: 'both' })).toBe(code);
  });

  it('carries links along; a confirmation outweighs', () => {
    const link = (shortcomingId: string, decision: 'confirmed' | 'refused'): ReviewAct => ({
      ...{ act: 'link', shortcomingId, otherId: 'plan', decision, reason: null },
    });
    const linked = done(done(FRESH, link('paperwork', 'refused')), link('staff', 'confirmed'));
    const review = done(linked, { act: 'merge', itemIds: ['paperwork', 'staff'], newId: 'both' });
    expect(review.links.get('both plan')?.state).toBe('confirmed');
  });
});

describe('adding what was missed', () => {
  const add = (kind: ItemKind, start: number, end: number): ReviewAct => ({
    ...{ act: 'add', kind, spans: [{ start, end }], newId: 'added' },
  });
  it('takes the selected words and stands at once', () => {
    const start = TEXT.indexOf('下一步');
    const review = done(FRESH, add('plan', start, start + 3));
    expect(review.items.get('added')).toMatchObject({ origin: 'added', state: 'accepted', sectionIndex: 1 });
    expect(quotesOf(review, ['added'])).toEqual(['下一步']);
  });
  it.each([
    ['outside the text', add('plan', 5, TEXT.length + 1), 'item.span-outside'],
    ['nothing', add('plan', 5, 5), 'item.span-outside'],
    ['marks only', add('plan', TEXT.indexOf('：'), TEXT.indexOf('：') + 1), 'item.part-empty'],
    [
      'half a character',
      add('plan', TEXT.indexOf('😀') + 1, TEXT.indexOf('😀') + 4),
      'item.inside-character',
    ],
    ['words that another one of the kind holds', add('shortcoming', 3, 6), 'item.overlaps'],
  ])('refuses %s', (_, act, code) => {
    expect(refusalOf(FRESH, act)).toBe(code);
  });
  it('may mark the cause inside a shortcoming', () => {
    expect(refusalOf(FRESH, add('cause', 3, 6))).toBeNull();
  });
});

describe('linking', () => {
  const link = (
    shortcomingId: string,
    otherId: string,
    decision: 'confirmed' | 'refused' | 'withdrawn',
  ): ReviewAct => ({
    ...{ act: 'link', shortcomingId, otherId, decision, reason: null },
  });
  it('gives one cause to several shortcomings', () => {
    const review = done(
      done(FRESH, link('paperwork', 'cause', 'confirmed')),
      link('staff', 'cause', 'confirmed'),
    );
    expect([...review.links.values()].map(({ kind, state }) => [kind, state])).toEqual([
      ['cause', 'confirmed'],
      ['cause', 'confirmed'],
    ]);
  });
  it('keeps a refusal and can be taken back', () => {
    const refused = done(FRESH, link('staff', 'plan', 'refused'));
    expect(refused.links.get('staff plan')?.state).toBe('refused');
    expect(done(refused, link('staff', 'plan', 'withdrawn')).links.size).toBe(0);
  });
  it('changes nothing the second time', () => {
    expect(
      changesOf(done(FRESH, link('staff', 'plan', 'confirmed')), link('staff', 'plan', 'confirmed')),
    ).toEqual([]);
  });
  it.each([
    ['two shortcomings', link('staff', 'paperwork', 'confirmed'), 'link.kinds-mismatch'],
    ['a plan item and a cause', link('plan', 'cause', 'confirmed'), 'link.kinds-mismatch'],
    ['what is not there', link('staff', 'nobody', 'confirmed'), 'item.unknown'],
  ])('refuses %s', (_, act, code) => {
    expect(refusalOf(FRESH, act)).toBe(code);
  });
  it('refuses an item that has given way', () => {
    const review = done(FRESH, { act: 'reject', itemIds: ['staff'], reason: '重复' });
    expect(refusalOf(review, link('staff', 'plan', 'confirmed'))).toBe('link.item-not-alive');
  });
});

describe('restoring', () => {
  it('brings a split item back once its parts were rejected, and the parts never beside it', () => {
    const split = done(FRESH, { act: 'split', itemId: 'paperwork', offsets: [8], newIds: ['a', 'b'] });
    expect(refusalOf(split, { act: 'reconsider', itemIds: ['paperwork'] })).toBe('item.overlaps');
    const rejected = done(split, { act: 'reject', itemIds: ['a', 'b'], reason: '拆错了' });
    const back = done(rejected, { act: 'reconsider', itemIds: ['paperwork'] });
    expect(back.items.get('paperwork')?.state).toBe('candidate');
    expect(refusalOf(back, { act: 'reconsider', itemIds: ['a'] })).toBe('item.overlaps');
  });
});

describe('undoing', () => {
  it('is refused once a task depends on it', () => {
    const act: ReviewAct = { act: 'accept', itemIds: ['staff'] };
    const changes = changesOf(FRESH, act);
    const after = applyChanges(FRESH, changes);
    const tasked = {
      ...after,
      items: new Map(after.items).set('staff', { ...STAFF, state: 'tasked' as const }),
    };
    expect(undoChanges(tasked, changes)).toMatchObject({ ok: false, error: { code: 'review.tasks-depend' } });
  });
  it('is refused where something else happened to the item since', () => {
    const changes = changesOf(FRESH, { act: 'accept', itemIds: ['staff'] });
    const later = done(applyChanges(FRESH, changes), { act: 'word', itemId: 'staff', wording: '另写' });
    expect(undoChanges(later, changes)).toMatchObject({ ok: false, error: { code: 'review.not-last-act' } });
  });
  it('tells what an act changed, field by field', () => {
    const [change] = changesOf(FRESH, { act: 'word', itemId: 'staff', wording: '充实力量' });
    expect(differences(change?.before ?? null, change?.after ?? null)).toEqual({
      wording: [null, '充实力量'],
    });
  });
});
