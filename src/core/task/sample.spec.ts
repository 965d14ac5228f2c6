import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { drawSample } from './index.js';

describe('a sample', () => {
  it('is the same for the same order, for ever', () => {
    expect(drawSample({ population: 60, size: 8, seed: 20251112 })).toEqual(GOLDEN);
    expect(drawSample({ population: 60, size: 8, seed: 20251113 })).not.toEqual(GOLDEN);
  });

  it('holds as many different numbers of the population as were asked for', () => {
    const order = fc
      .record({
        population: fc.integer({ min: 1, max: 5000 }),
        seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      })
      .chain((base) =>
        fc.integer({ min: 1, max: Math.min(base.population, 300) }).map((size) => ({ ...base, size })),
      );
    fc.assert(
      fc.property(order, ({ population, size, seed }) => {
        const drawn = drawSample({ population, size, seed });
        expect(new Set(drawn).size).toBe(size);
        expect(drawn.every((n, i) => n >= 1 && n <= population && n > (drawn[i - 1] ?? 0))).toBe(true);
      }),
    );
  });

  it('favours no number: over many seeds each comes up about equally often', () => {
    const hits = new Array<number>(10).fill(0);
    for (let seed = 0; seed < 20_000; seed += 1)
      for (const n of drawSample({ population: 10, size: 3, seed })) hits[n - 1] = (hits[n - 1] ?? 0) + 1;
    // Expected 6000 each; five standard deviations are about 325.
    expect(hits.filter((count) => Math.abs(count - 6000) > 325)).toEqual([]);
  });
});

/** Never changed: a verification record of years ago must still be drawn again. */
const GOLDEN = [17, 26, 27, 32, 45, 53, 55, 58];
