import { describe, expect, it } from '@jest/globals';
import { inAll, mondayOf, tallyBy } from './tally.js';

const COUNTS = [
  { on: '2026-09-18', ruleId: 'due.before-5', both: 2, pack: 0, against: 1 },
  { on: '2026-09-18', ruleId: 'light.red', both: 0, pack: 3, against: 0 },
  { on: '2026-09-21', ruleId: 'due.before-5', both: 1, pack: 0, against: 0 },
];

describe('what a simulation comes to', () => {
  it('by day', () => {
    expect(tallyBy(COUNTS, ({ on }) => on)).toEqual([
      { key: '2026-09-18', both: 2, pack: 3, against: 1 },
      { key: '2026-09-21', both: 1, pack: 0, against: 0 },
    ]);
  });

  it('by rule, none lost', () => {
    const byRule = tallyBy(COUNTS, ({ ruleId }) => ruleId);
    expect(byRule.map(inAll)).toEqual([4, 3]);
  });

  it.each([
    ['2026-09-18', '2026-09-14'],
    ['2026-09-14', '2026-09-14'],
    ['2026-09-20', '2026-09-14'],
    ['2027-01-01', '2026-12-28'],
  ])('the week of %s begins on %s', (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });
});
