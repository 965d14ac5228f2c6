import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths, localDate, parseLocalDate } from './local-date.js';

describe('LocalDate', () => {
  it.each(['2026-02-30', '2026-13-01', '20260101', '', '2026-1-1'])('refuses %p', (text) => {
    expect(parseLocalDate(text)).toBeNull();
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-03-15', -1, '2026-02-15'],
  ])('%s plus %i months is %s', (from, months, to) => {
    expect(addMonths(localDate(from), months)).toBe(to);
  });

  it('crosses a leap day', () => {
    expect(addDays(localDate('2024-02-28'), 2)).toBe('2024-03-01');
  });
});
