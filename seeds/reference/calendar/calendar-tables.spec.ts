import { describe, expect, it } from '@jest/globals';
import chineseDays from 'chinese-days';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dueOn, WorkCalendar } from '../../../src/core/calendar/index.js';
import { addDays, localDate, yearOf, type LocalDate } from '../../../src/core/shared/local-date.js';
import { readYearTables } from './year-tables.js';

const tables = readYearTables('seeds/reference/calendar');
const settled = tables.filter((table) => !table.provisional);
const calendar = new WorkCalendar(tables);

function* daysOf(year: number): Generator<LocalDate> {
  for (let day = localDate(`${year}-01-01`); yearOf(day) === year; day = addDays(day, 1)) yield day;
}

describe('the statutory calendar', () => {
  it('covers 2020 to 2026 without a gap, all of it settled', () => {
    const years = settled.map((table) => table.year);
    expect(years.slice(0, 7)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(years.map((year) => calendar.isProvisional(localDate(`${year}-06-01`)))).not.toContain(true);
    expect(calendar.isProvisional(localDate('2031-06-01'))).toBe(true);
  });

  it('agrees with its source on every day', () => {
    for (const { year } of settled) {
      for (const day of daysOf(year)) {
        const ours = calendar.isWorkday(day);
        if (ours !== chineseDays.isWorkday(day)) throw new Error(`${day}: we say ${String(ours)}`);
      }
    }
    expect(settled.length).toBeGreaterThanOrEqual(7);
  });

  it('lets no deadline of a year without a notice end on a day that the law itself makes a holiday', () => {
    const issued = localDate('2026-11-22');
    expect(dueOn({ kind: 'workdays', n: 30 }, issued, calendar)).toBe('2027-01-04');
    for (const { date } of tables.filter((table) => table.provisional).flatMap((table) => table.days)) {
      expect([date, calendar.isWorkday(date), calendar.isProvisional(date)]).toEqual([date, false, true]);
    }
  });

  it.each([2025, 2026])('has 248 working days in %i', (year) => {
    expect([...daysOf(year)].filter((day) => calendar.isWorkday(day))).toHaveLength(248);
  });

  // domain.md section 8, computed from another data set and checked by hand against the notices
  it.each([
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-04-30', 3, '2026-05-08'],
    ['2026-09-18', 3, '2026-09-22'],
    ['2026-09-30', 5, '2026-10-13'],
    ['2025-12-30', 3, '2026-01-05'],
    ['2026-02-27', 1, '2026-02-28'],
  ])('%s + %i 工作日 = %s', (start, n, end) => {
    expect(dueOn({ kind: 'workdays', n }, localDate(start), calendar)).toBe(end);
  });

  it.each([
    ['2026-02-15', '2026-02-24'],
    ['2026-10-01', '2026-10-08'],
  ])('a last day %s rolls to %s', (last, rolled) => {
    expect(calendar.rollForward(localDate(last))).toBe(rolled);
  });

  it.each([
    ['2026-10-12', 5, '2026-09-29'],
    ['2026-02-24', 3, '2026-02-12'],
  ])('%s is preceded by %i 工作日 on %s', (end, n, day) => {
    expect(calendar.subtractWorkdays(localDate(end), n)).toBe(day);
  });
});

describe('a folder of year tables', () => {
  it.each([
    ['{}', 'not a year table'],
    [
      '{"year":2026,"version":1,"provisional":false,"days":[{"date":"2026-02-30","kind":"off","name":"x"}]}',
      '2026',
    ],
    [
      '{"year":2026,"version":1,"provisional":false,"days":[{"date":"2026-02-03","kind":"rest","name":"x"}]}',
      '2026',
    ],
  ])('is refused with the name of the file where a file holds %s', (text, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'year-tables-'));
    try {
      writeFileSync(join(folder, '2026.json'), text);
      expect(() => readYearTables(folder)).toThrow(message);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
