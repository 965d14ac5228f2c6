import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STAMP, TEXT, FRESH } from '../../../../test/builders/review.js';
import type { ItemKind } from '../types.js';
import {
  applyChanges,
  decideAct,
  isAlive,
  linkKey,
  overlap,
  undoChanges,
  type Review,
  type ReviewAct,
  type ReviewChange,
  type ReviewedItem,
} from './index.js';

describe('any sequence of acts', () => {
  const places = fc.nat({ max: TEXT.length });
  const which = fc.nat({ max: 30 });
  const step = fc.oneof(
    fc.record({
      act: fc.constantFrom('accept', 'reject', 'reconsider'),
      which: fc.array(which, { minLength: 1, maxLength: 4 }),
    }),
    fc.record({ act: fc.constant('word'), which: fc.array(which, { minLength: 1, maxLength: 1 }) }),
    fc.record({
      act: fc.constant('split'),
      which: fc.array(which, { minLength: 1, maxLength: 1 }),
      at: fc.array(places, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ act: fc.constant('merge'), which: fc.array(which, { minLength: 2, maxLength: 3 }) }),
    fc.record({
      act: fc.constant('add'),
      which: fc.constant([0]),
      at: fc.array(places, { minLength: 2, maxLength: 2 }),
    }),
    fc.record({
      act: fc.constantFrom('link', 'unlink'),
      which: fc.array(which, { minLength: 2, maxLength: 2 }),
    }),
  );
  interface Step {
    readonly act: string;
    readonly which: readonly number[];
    readonly at?: readonly number[];
  }
  function toAct(review: Review, { act, which, at = [] }: Step, n: number): ReviewAct {
    const ids = [...review.items.keys()];
    const itemIds = which.map((index) => ids[index % ids.length] ?? '');
    const [itemId = '', otherId = ''] = itemIds;
    const [start = 0, end = 0] = [...at].sort((one, other) => one - other);
    const kind: ItemKind = start % 2 === 0 ? 'plan' : 'shortcoming';
    const acts: Record<string, ReviewAct> = {
      accept: { act: 'accept', itemIds },
      reject: { act: 'reject', itemIds, reason: '不采纳' },
      reconsider: { act: 'reconsider', itemIds },
      word: { act: 'word', itemId, wording: `任务${n}` },
      split: { act: 'split', itemId, offsets: at, newIds: at.concat(0).map((_, part) => `${n}-${part}`) },
      merge: { act: 'merge', itemIds, newId: `${n}-whole` },
      add: { act: 'add', kind, spans: [{ start, end }], newId: `${n}-added` },
      link: { act: 'link', shortcomingId: itemId, otherId, decision: 'confirmed', reason: null },
      unlink: { act: 'link', shortcomingId: itemId, otherId, decision: 'withdrawn', reason: null },
    };
    return acts[act] as ReviewAct;
  }

  it('keeps every character, stays inside the text, never lets two of a kind overlap, and is undone to where it began', () => {
    let acted = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        let review: Review = FRESH;
        const stack: ReviewChange[][] = [];
        steps.forEach((one, n) => {
          const decided = decideAct(review, toAct(review, one, n), STAMP);
          if (!decided.ok) return;
          acted++;
          const after = applyChanges(review, decided.value);
          expectNothingLost(review, after, decided.value);
          stack.push(decided.value);
          review = after;
        });
        for (const changes of stack.reverse()) {
          const undone = undoChanges(review, changes);
          if (!undone.ok) throw new Error(undone.error.code);
          review = applyChanges(review, undone.value);
        }
        expect([...review.items].sort()).toEqual([...FRESH.items].sort());
        expect(review.links.size).toBe(0);
      }),
      { numRuns: 150 },
    );
    expect(acted).toBeGreaterThan(150);
  });

  function expectNothingLost(before: Review, after: Review, changes: readonly ReviewChange[]): void {
    const alive = [...after.items.values()].filter(isAlive);
    for (const [id, old] of before.items) expect(after.items.get(id)?.spans).toEqual(old.spans);
    for (const one of alive) {
      for (const { start, end } of one.spans) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(TEXT.length);
      }
      const rivals = alive.filter((other) => other.id !== one.id && other.kind === one.kind);
      expect(rivals.some((other) => overlap(one.spans, other.spans))).toBe(false);
    }
    const gaveWay = changes.flatMap(({ of, after: now }) =>
      of === 'item' && (now as ReviewedItem).state in { split: 1, merged: 1 } ? [now as ReviewedItem] : [],
    );
    const made = changes.flatMap((change) =>
      change.of === 'item' && change.before === null ? [change.after] : [],
    );
    if (gaveWay.length > 0) expect(unitsOf(made)).toEqual(unitsOf(gaveWay));
    for (const link of after.links.values()) expect(after.links.get(linkKey(link))).toBe(link);
  }

  /** Every place of the text that the items hold, in order. */
  function unitsOf(items: readonly (ReviewedItem | null)[]): number[] {
    const units = items.flatMap((one) =>
      (one?.spans ?? []).flatMap(({ start, end }) =>
        Array.from({ length: end - start }, (_, i) => start + i),
      ),
    );
    return units.sort((one, other) => one - other);
  }
});
