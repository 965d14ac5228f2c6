import { expect, it } from '@jest/globals';
import { addDays, addMonths, fromDayNumber, localDate } from '../shared/local-date.js';
import { periodBefore, periodOf } from './period.js';

it.each([
  ['2026-03-31', 'monthly', '2026-03-01', '2026-03-31'],
  ['2024-02-10', 'monthly', '2024-02-01', '2024-02-29'],
  ['2026-02-10', 'quarterly', '2026-01-01', '2026-03-31'],
  ['2026-12-31', 'quarterly', '2026-10-01', '2026-12-31'],
] as const)('%s lies in the %s period from %s to %s', (...[date, rhythm, start, end]) => {
  expect(periodOf(localDate(date), rhythm)).toEqual({ start, end });
});

it.each(['monthly', 'quarterly'] as const)('%s periods follow one another without a gap', (rhythm) => {
  const length = rhythm === 'monthly' ? 1 : 3;
  for (let day = 10_000; day < 60_000; day += 17) {
    const period = periodOf(fromDayNumber(day), rhythm);
    const before = periodBefore(period, rhythm);
    if (addMonths(before.start, length) !== period.start || addDays(before.end, 1) !== period.start)
      throw new Error(`a gap before ${period.start}`);
  }
  expect(periodBefore(periodOf(localDate('2026-01-15'), rhythm), rhythm).end).toBe('2025-12-31');
});
