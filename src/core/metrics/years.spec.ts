import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyMeasuredTask } from '../../../test/builders/measured-task.js';
import {
  extensionInflation,
  lifeOf,
  LONG_LIFE,
  problemLives,
  promisesKept,
  themeReturns,
  type ListedProblem,
} from './years.js';

const problem = (bodyId: string, firstYear: number, ...themes: string[]): ListedProblem => ({
  ...{ bodyId, year: 2025, firstYear, themes },
});
const anyProblem: fc.Arbitrary<ListedProblem> = fc.record({
  bodyId: fc.constantFrom('a', 'b', 'c', 'd'),
  year: fc.constant(2025),
  firstYear: fc.integer({ min: 2016, max: 2025 }),
  themes: fc.uniqueArray(fc.constantFrom('learning', 'publicity', 'team'), { maxLength: 3 }),
});

describe('themeReturns', () => {
  it('counts bodies and not problems, those most often met again first', () => {
    const problems = [
      problem('a', 2024, 'team'),
      problem('a', 2025, 'team'),
      problem('b', 2025, 'team', 'publicity'),
      problem('c', 2020, 'team'),
      problem('c', 2023, 'publicity'),
    ];
    expect(themeReturns(problems)).toEqual([
      { theme: 'team', numerator: 2, denominator: 3, ratio: 2 / 3 },
      { theme: 'publicity', numerator: 1, denominator: 2, ratio: 1 / 2 },
    ]);
  });

  it('never counts more bodies again than list the theme, and ignores the order of the problems', () => {
    fc.assert(
      fc.property(fc.array(anyProblem, { maxLength: 30 }), (problems) => {
        const returns = themeReturns(problems);
        for (const { theme, numerator, denominator } of returns) {
          expect(numerator).toBeLessThanOrEqual(denominator);
          const listing = problems.filter(({ themes }) => themes.includes(theme));
          expect(denominator).toBe(new Set(listing.map(({ bodyId }) => bodyId)).size);
        }
        expect(themeReturns([...problems].reverse())).toEqual(returns);
      }),
    );
  });
});

describe('problemLives', () => {
  it.each([
    [2025, 1],
    [2024, 2],
    [2021, 5],
    [2010, LONG_LIFE],
  ])('listed first in %d, in the report of 2025: %d years', (firstYear, years) => {
    expect(lifeOf({ year: 2025, firstYear })).toBe(years);
  });

  it('puts every problem in one age', () => {
    fc.assert(
      fc.property(fc.array(anyProblem, { maxLength: 30 }), (problems) => {
        const lives = problemLives(problems);
        expect(lives.map(({ years }) => years)).toEqual([1, 2, 3, 4, 5]);
        expect(lives.reduce((sum, { numerator }) => sum + numerator, 0)).toBe(problems.length);
        expect(lives.every(({ denominator }) => denominator === problems.length)).toBe(true);
      }),
    );
  });
});

describe('promisesKept and extensionInflation', () => {
  it('counts what was kept in full alone', () => {
    expect(promisesKept(['fulfilled', 'partly', 'not-mentioned', 'fulfilled'])).toEqual({
      ...{ numerator: 2, denominator: 4, ratio: 0.5 },
    });
    expect(promisesKept([]).ratio).toBeNull();
  });

  it('never counts more extended than have a time limit, and no extension where the limit stands as it was', () => {
    fc.assert(
      fc.property(fc.array(anyMeasuredTask, { maxLength: 20 }), (tasks) => {
        const { numerator, denominator } = extensionInflation(tasks);
        expect(numerator).toBeLessThanOrEqual(denominator);
        const asFirstSet = tasks.map((task) => ({ ...task, currentDueOn: task.originalDueOn }));
        expect(extensionInflation(asFirstSet).numerator).toBe(0);
      }),
    );
  });
});
