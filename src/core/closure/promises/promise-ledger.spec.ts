import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fulfilmentOf, leastFulfilment, promiseOfAnswer, promiseVerdict } from './promise-ledger.js';
import type { ClosureAnswer, PromiseVerdict } from '../types.js';

const ANSWERS: readonly ClosureAnswer[] = ['stated-closed', 'stated-in-progress', 'mentioned-only', 'silent'];
const WORTH: Readonly<Record<PromiseVerdict, number>> = { 'not-mentioned': 0, partly: 1, fulfilled: 2 };

describe('promiseVerdict', () => {
  it.each<[ClosureAnswer, boolean[], PromiseVerdict]>([
    ['stated-closed', [], 'fulfilled'],
    ['stated-closed', [true, true], 'fulfilled'],
    ['stated-closed', [true, false], 'partly'],
    ['stated-in-progress', [true], 'partly'],
    ['stated-in-progress', [false], 'partly'],
    ['mentioned-only', [], 'not-mentioned'],
    ['silent', [false], 'not-mentioned'],
  ])('%s with figures met %j is %s', (answer, met, verdict) => {
    expect(
      promiseVerdict(
        answer,
        met.map((one) => ({ met: one })),
      ),
    ).toBe(verdict);
  });

  it('never says more than the answer does, and no more with a figure less', () => {
    const figures = fc.array(fc.record({ met: fc.boolean() }), { maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...ANSWERS), figures, (answer, given) => {
        const verdict = promiseVerdict(answer, given);
        expect(WORTH[verdict]).toBeLessThanOrEqual(WORTH[promiseOfAnswer(answer)]);
        const worse = promiseVerdict(answer, [...given, { met: false }]);
        expect(WORTH[worse]).toBeLessThanOrEqual(WORTH[verdict]);
        expect(promiseVerdict(answer, [...given, { met: true }])).toBe(verdict);
      }),
    );
  });
});

describe('fulfilmentOf', () => {
  it.each([
    [10, 6, false, 0.6],
    [10, 12, false, 1],
    [10, 0, false, 0],
    [10, 20, true, 0.5],
    [10, 10, true, 1],
    [0, 0, false, 1],
    [0, 3, true, 0],
  ])('promised %d, reported %d, upper bound %j: %d', (promised, reported, lessIsBetter, share) => {
    expect(fulfilmentOf({ promised, reported, lessIsBetter })).toBeCloseTo(share);
  });

  it('is unknown where nothing is reported', () => {
    expect(fulfilmentOf({ promised: 10, reported: null, lessIsBetter: false })).toBeNull();
    expect(leastFulfilment([{ promised: 10, reported: null, lessIsBetter: false }])).toBeNull();
    expect(leastFulfilment([])).toBeNull();
  });

  it('lies between 0 and 1, is 1 exactly where the figure is met, and grows with what is reported', () => {
    const count = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(count, count, count, fc.boolean(), (promised, reported, more, lessIsBetter) => {
        const share = fulfilmentOf({ promised, reported, lessIsBetter }) ?? Number.NaN;
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(share === 1).toBe(lessIsBetter ? reported <= promised : reported >= promised);
        const after = fulfilmentOf({ promised, reported: reported + more, lessIsBetter }) ?? Number.NaN;
        if (lessIsBetter) expect(after).toBeLessThanOrEqual(share);
        else expect(after).toBeGreaterThanOrEqual(share);
      }),
    );
  });

  it('takes the figure that falls shortest', () => {
    const figures = [
      { promised: 10, reported: 6, lessIsBetter: false },
      { promised: 2, reported: 2, lessIsBetter: false },
      { promised: 5, reported: null, lessIsBetter: false },
    ];
    expect(leastFulfilment(figures)).toBeCloseTo(0.6);
  });
});
