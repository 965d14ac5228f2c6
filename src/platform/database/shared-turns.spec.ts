import { describe, expect, it } from '@jest/globals';
import { SharedTurns } from './shared-turns.js';

/** Doubles numbers; refuses a turn that has a negative one in it. */
function doubling() {
  const turns: number[][] = [];
  const shared = new SharedTurns<number, number>(
    (asked) => {
      turns.push([...asked]);
      if (asked.some((n) => n < 0)) return Promise.reject(new RangeError('below nothing'));
      return Promise.resolve(asked.map((n) => n * 2));
    },
    (n) => String(n),
  );
  return { turns, shared };
}

describe('shared turns', () => {
  it('begin at once; who comes meanwhile shares the next, each with their own result', async () => {
    const { turns, shared } = doubling();
    expect(await Promise.all([1, 2, 3, 4].map((n) => shared.take(n)))).toEqual([2, 4, 6, 8]);
    expect(turns).toEqual([[1], [2, 3, 4]]);
    expect(await shared.take(5)).toBe(10);
  });

  it('are never shared by two of the same key', async () => {
    const { turns, shared } = doubling();
    await Promise.all([0, 7, 7, 8].map((n) => shared.take(n)));
    expect(turns).toEqual([[0], [7, 8], [7]]);
  });

  it('are shared by all that wait where no key is given', async () => {
    const turns: string[][] = [];
    const shared = new SharedTurns<string, string>((asked) => {
      turns.push([...asked]);
      return Promise.resolve(asked);
    });
    await Promise.all(['a', 'b', 'b'].map((word) => shared.take(word)));
    expect(turns).toEqual([['a'], ['b', 'b']]);
  });

  it('that fail are taken again one by one: only the one to blame fails', async () => {
    const { turns, shared } = doubling();
    const outcomes = await Promise.allSettled([0, 1, -1, 2].map((n) => shared.take(n)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(turns).toEqual([[0], [1, -1, 2], [1], [-1], [2]]);
  });
});
