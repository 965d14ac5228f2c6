import { describe, expect, it } from '@jest/globals';
import { cameBackAfterClosing, laneOf } from './lane.js';

function chain(closedOn: string | null) {
  const step = (year: number, day: string | null) => ({
    ...{ itemId: `i${year}`, reportId: `r${year}`, year, text: '问题' },
    tasks: [{ id: `t${year}`, number: null, state: 'closed', closedOn: day }],
  });
  return { firstYear: 2022, lastYear: 2025, steps: [step(2022, closedOn), step(2025, '2026-01-05')] };
}

describe('the lane of a problem over the years', () => {
  it('marks the years in which it was listed, and those between', () => {
    expect(laneOf(chain(null), 2021, 2025).map(({ mark }) => mark)).toEqual([
      ...['outside', 'listed', 'between', 'between', 'listed'],
    ]);
    expect(laneOf(chain(null), 2021, 2025)[4]?.reportId).toBe('r2025');
  });

  it('knows a problem that came back after it was struck off', () => {
    expect(cameBackAfterClosing(chain('2022-11-30'))).toBe(true);
    expect(cameBackAfterClosing(chain(null))).toBe(false);
  });
});
