import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths, fromDayNumber, localDate, parseLocalDate, toDayNumber } from './local-date.js';

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

  it('numbers every day of four centuries as the platform does', () => {
    for (let day = toDayNumber(localDate('1899-12-30')); day < 130_000; day += 1) {
      if (toDayNumber(fromDayNumber(day)) !== day) throw new Error(`day ${day} came back as another`);
    }
    expect(toDayNumber(localDate('1970-01-01'))).toBe(0);
  });
});
