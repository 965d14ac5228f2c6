import { describe, expect, it } from '@jest/globals';
import { agesOn } from './standing.queries.js';

describe('ages of open tasks', () => {
  it('follow one another without gap and overlap, over the end of a year, too', () => {
    expect(agesOn('2026-03-02').map(({ issuedFrom, issuedTo }) => [issuedFrom, issuedTo])).toEqual([
      ['2026-01-31', '2026-03-02'],
      ['2025-12-02', '2026-01-30'],
      ['2025-09-03', '2025-12-01'],
      ['2025-03-02', '2025-09-02'],
      [null, '2025-03-01'],
    ]);
  });
});
