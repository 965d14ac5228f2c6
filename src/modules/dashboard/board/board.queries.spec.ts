import { describe, expect, it } from '@jest/globals';
import { weekEndOf } from './board.queries.js';

describe('the end of a week', () => {
  it.each([
    ['2026-03-02', '2026-03-08'],
    ['2026-03-07', '2026-03-08'],
    ['2026-03-08', '2026-03-08'],
    ['2026-03-09', '2026-03-15'],
    ['2026-12-31', '2027-01-03'],
  ])('of %s is %s', (day, sunday) => {
    expect(weekEndOf(day)).toBe(sunday);
  });
});
