import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { WorkCalendar } from '../calendar/index.js';
import { addDays, localDate, type LocalDate } from '../shared/local-date.js';
import {
  DEFAULT_SEASON_DATES,
  filingLimit,
  isMonthDay,
  reminderStep,
  seasonOf,
  seasonYearOn,
} from './index.js';

const D = localDate;
const special = (kind: 'off' | 'makeup', ...dates: string[]) =>
  dates.map((date) => ({ date: D(date), kind, name: '节' }));
/** New Year and the make-up days around it, as the notice for 2026 has them. */
const CALENDAR = new WorkCalendar([
  {
    year: 2026,
    version: 1,
    provisional: false,
    days: [
      ...special('off', '2026-01-01', '2026-01-02', '2026-01-03'),
      ...special('makeup', '2026-01-04', '2026-02-14', '2026-02-28'),
      ...special('off', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'),
    ],
  },
]);
const OTHER = { year: 2025, level: 'other' } as const;

describe('the season of a yearly report', () => {
  it('prepares on 1 December and checks after New Year, each on a working day', () => {
    expect(seasonOf(2025, DEFAULT_SEASON_DATES, CALENDAR)).toEqual({
      year: 2025,
      prepareOn: '2025-12-01',
      // The second is a holiday and the fourth a Sunday on which people work.
      checkOn: '2026-01-04',
    });
  });

  it.each([
    ['2025-06-30', 2024],
    ['2025-07-01', 2025],
    ['2025-12-01', 2025],
    ['2026-03-31', 2025],
  ])('%s belongs to the report of %i', (day, year) => {
    expect(seasonYearOn(D(day))).toBe(year);
  });

  it.each([
    ['12-01', true],
    ['02-28', true],
    ['02-29', false],
    ['13-01', false],
    ['1-2', false],
  ])('%s is a day of every year: %s', (text, isOne) => {
    expect(isMonthDay(text)).toBe(isOne);
  });
});

describe('the filing dates of domain.md 2.1', () => {
  it('is filed before 1 March, published before 1 April, a province a month later', () => {
    expect(filingLimit('filed', OTHER, CALENDAR)).toEqual({ planFor: '2026-02-28', lastDay: '2026-02-28' });
    expect(filingLimit('published', OTHER, CALENDAR).lastDay).toBe('2026-03-31');
    expect(filingLimit('filed', { year: 2025, level: 'province' }, CALENDAR).lastDay).toBe('2026-03-31');
  });

  it('plans for the working day before a day of rest and calls late what comes after the one behind it', () => {
    // 28 February 2027 is a Sunday.
    const limit = filingLimit('filed', { year: 2026, level: 'other' }, CALENDAR);
    expect(limit).toEqual({ planFor: '2027-02-26', lastDay: '2027-03-01' });
  });
});

describe('reminders of a filing date', () => {
  const limit = filingLimit('filed', OTHER, CALENDAR);
  const stepOn = (day: string) =>
    reminderStep(limit, DEFAULT_SEASON_DATES.remindBefore, { today: D(day), calendar: CALENDAR });

  it('begin so many working days before, holidays left out', () => {
    expect(stepOn('2026-01-25')).toBeNull();
    expect([stepOn('2026-01-26'), stepOn('2026-02-27'), stepOn('2026-02-28')]).toEqual([20, 1, 1]);
    expect(stepOn('2026-03-01')).toBe('late');
  });

  it('say only the last of those that were missed', () => {
    expect(stepOn('2026-02-25')).toBe(5);
  });

  it('never go back to an earlier step as days pass', () => {
    const rank = (day: LocalDate) => {
      const step = stepOn(day);
      return step === null ? 100 : step === 'late' ? 0 : step;
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), (days) => {
        const day = addDays(D('2025-12-01'), days);
        expect(rank(addDays(day, 1))).toBeLessThanOrEqual(rank(day));
      }),
    );
  });
});
