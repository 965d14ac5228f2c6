import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alignInOrder } from './alignment.js';

describe('alignInOrder', () => {
  it('keeps the order of both lists where wording alone would not', () => {
    const likeness = [
      [0.5, 0.55, 0],
      [0, 0.5, 0.1],
      [0, 0.1, 0.5],
    ];
    expect(alignInOrder(likeness)).toEqual([
      { entry: 0, item: 0 },
      { entry: 1, item: 1 },
      { entry: 2, item: 2 },
    ]);
  });

  it('sets an entry of few words in common beside the item in its place, if the lists are as long', () => {
    const row = [0.1, 0];
    expect(alignInOrder([row, [0, 0.9]])).toContainEqual({ entry: 0, item: 0 });
    expect(alignInOrder([row])).toEqual([]);
  });

  it('leaves out what nothing answers', () => {
    expect(alignInOrder([[0, 0, 0.8]])).toEqual([{ entry: 0, item: 2 }]);
    expect(alignInOrder([[0], [0.8]])).toEqual([{ entry: 1, item: 0 }]);
  });

  it('lets one entry answer two items, and two entries one item', () => {
    expect(alignInOrder([[0.8, 0.7]])).toEqual([
      { entry: 0, item: 0 },
      { entry: 0, item: 1 },
    ]);
    expect(alignInOrder([[0.8], [0.7]])).toEqual([
      { entry: 0, item: 0 },
      { entry: 1, item: 0 },
    ]);
  });

  it('still finds the one that stands out of order', () => {
    const likeness = [
      [0, 0, 0.9],
      [0.9, 0, 0],
      [0, 0.9, 0],
    ];
    expect(alignInOrder(likeness)).toHaveLength(3);
    expect(alignInOrder(likeness)).toContainEqual({ entry: 0, item: 2 });
  });

  it('gives every pair once and none that has nothing in common, whatever the table', () => {
    const table = fc
      .tuple(fc.nat(6), fc.nat(6))
      .chain(([entries, items]) =>
        fc.array(
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: items, maxLength: items }),
          { minLength: entries, maxLength: entries },
        ),
      );
    fc.assert(
      fc.property(table, (likeness) => {
        const pairs = alignInOrder(likeness);
        expect(new Set(pairs.map(({ entry, item }) => `${entry} ${item}`)).size).toBe(pairs.length);
        for (const { entry, item } of pairs) expect(likeness[entry]?.[item]).toBeGreaterThan(0.05);
      }),
    );
  });
});
