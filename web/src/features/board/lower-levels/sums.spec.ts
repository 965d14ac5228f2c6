import { expect, it } from '@jest/globals';
import { COUNTED, sumsOf, type Sums } from './sums.js';

const counting = (from: number) =>
  Object.fromEntries(COUNTED.map((key, at) => [key, from + at])) as Record<keyof Sums, number>;

it('sums each number of the lower levels by itself, and gives nothing for none', () => {
  expect(sumsOf([counting(1), counting(100)])).toEqual(
    Object.fromEntries(COUNTED.map((key, at) => [key, 101 + 2 * at])),
  );
  expect(Object.values(sumsOf([]))).toEqual(COUNTED.map(() => 0));
});
