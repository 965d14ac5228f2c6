import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LeasedLimit, type Taken } from './leased-limit.js';

const WINDOW_MS = 60_000;

/** The store of all processes, as the library keeps it: points only ever add up until the window ends. */
function sharedStore(limit: number, clock: { at: number }) {
  let taken = 0;
  let ends = 0;
  const asked: number[] = [];
  const take = async (_: string, points: number): Promise<Taken> => {
    if (clock.at >= ends) [taken, ends] = [0, clock.at + WINDOW_MS];
    taken += points;
    asked.push(points);
    return {
      isGranted: taken <= limit,
      remaining: Math.max(0, limit - taken),
      msBeforeNext: ends - clock.at,
    };
  };
  return { take, asked };
}

const process = (limit: number, lease: number, clock: { at: number }, take: Taker) =>
  new LeasedLimit({ limit, lease, take, now: () => clock.at });
type Taker = ReturnType<typeof sharedStore>['take'];

describe('a leased limit', () => {
  it('asks the store once for a lease, and not at all once it is used up', async () => {
    const clock = { at: 0 };
    const { take, asked } = sharedStore(20, clock);
    const one = process(20, 10, clock, take);
    const answers = [];
    for (let n = 0; n < 25; n++) answers.push((await one.take('a')).isAllowed);
    expect(answers.filter(Boolean)).toHaveLength(20);
    expect(asked).toEqual([10, 10, 10]);
    clock.at += WINDOW_MS;
    expect(await one.take('a')).toMatchObject({ isAllowed: true, remaining: 19 });
  });

  it('lets requests that wait at the same time share one question', async () => {
    const clock = { at: 0 };
    const { take, asked } = sharedStore(20, clock);
    const one = process(20, 10, clock, take);
    const states = await Promise.all(Array.from({ length: 10 }, async () => one.take('a')));
    expect(states.every(({ isAllowed }) => isAllowed)).toBe(true);
    expect(asked).toEqual([10]);
  });

  it('never lets more through than the limit, however many processes ask in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 120 }),
        async (leases, lease, order) => {
          const clock = { at: 0 };
          const limit = leases * lease;
          const { take } = sharedStore(limit, clock);
          const all = Array.from({ length: 5 }, () => process(limit, lease, clock, take));
          const states = await Promise.all(order.map(async (n) => all[n]?.take('a')));
          const allowed = states.filter((state) => state?.isAllowed).length;
          expect(allowed).toBeLessThanOrEqual(limit);
          // What is refused although nobody used it is at most what the others hold.
          expect(allowed).toBeGreaterThanOrEqual(Math.min(order.length, limit) - 4 * (lease - 1));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('asks again where the store failed', async () => {
    let fails = true;
    const take = async (): Promise<Taken> => {
      if (fails) throw new Error('down');
      return { isGranted: true, remaining: 0, msBeforeNext: WINDOW_MS };
    };
    const one = process(10, 10, { at: 0 }, take);
    await expect(one.take('a')).rejects.toThrow('down');
    fails = false;
    expect(await one.take('a')).toMatchObject({ isAllowed: true });
  });
});
