import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, fromDayNumber, localDate, toDayNumber, type LocalDate } from '../shared/local-date.js';
import { WorkCalendar, type SpecialDay, type YearTable } from './index.js';

const D = localDate;
const special = (kind: SpecialDay['kind'], ...dates: string[]): SpecialDay[] =>
  dates.map((date) => ({ date: D(date), kind, name: '节' }));

/** A fictional year: a week off around a made-up feast, paid for by a Saturday and a Sunday. */
const TABLE: YearTable = {
  year: 2026,
  version: 1,
  provisional: false,
  days: [
    ...special('makeup', '2026-09-20', '2026-10-10'),
    ...special('off', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'),
  ],
};
const calendar = new WorkCalendar([TABLE]);

const anyDay = fc
  .integer({ min: toDayNumber(D('2024-06-01')), max: toDayNumber(D('2028-06-01')) })
  .map(fromDayNumber);
const anyCount = fc.integer({ min: 1, max: 700 });

/** The rule of domain.md section 8 as it is written there, for comparison. */
function isWorkdayByTheBook(date: LocalDate): boolean {
  const named = TABLE.days.find((day) => day.date === date);
  if (named) return named.kind === 'makeup';
  return ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

describe('WorkCalendar', () => {
  it('knows a working day by table first and by weekday else, inside and outside the tabled years', () => {
    fc.assert(fc.property(anyDay, (day) => calendar.isWorkday(day) === isWorkdayByTheBook(day)));
  });

  it('counts one day at a time as a person would', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (start, n) => {
        let day = start;
        for (let left = n; left > 0; left -= isWorkdayByTheBook(day) ? 1 : 0) day = addDays(day, 1);
        expect(calendar.addWorkdays(start, n)).toBe(day);
      }),
    );
  });

  it('lands on a working day and measures the same distance back', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (start, n) => {
        const end = calendar.addWorkdays(start, n);
        expect(calendar.isWorkday(end)).toBe(true);
        expect(calendar.workdaysBetween(start, end)).toBe(n);
        expect(calendar.workdaysBetween(end, start)).toBe(-n);
      }),
    );
  });

  it('undoes an addition from a working day by a subtraction', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (start, n) => {
        const from = calendar.rollForward(start);
        expect(calendar.subtractWorkdays(calendar.addWorkdays(from, n), n)).toBe(from);
      }),
    );
  });

  it('adds up: m days and then n days are m + n days', () => {
    fc.assert(
      fc.property(anyDay, anyCount, anyCount, (start, m, n) => {
        expect(calendar.addWorkdays(calendar.addWorkdays(start, m), n)).toBe(
          calendar.addWorkdays(start, m + n),
        );
      }),
    );
  });

  it('rolls to the nearest working day on the named side and leaves working days alone', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [back, forward] = [calendar.rollBack(day), calendar.rollForward(day)];
        expect(back <= day && day <= forward).toBe(true);
        expect([back, forward].every((end) => calendar.isWorkday(end))).toBe(true);
        expect(calendar.workdaysBetween(back, forward)).toBe(calendar.isWorkday(day) ? 0 : 1);
      }),
    );
  });

  it('gives the start back for no days and refuses a count that is none', () => {
    expect(calendar.addWorkdays(D('2026-10-01'), 0)).toBe('2026-10-01');
    expect(calendar.subtractWorkdays(D('2026-10-01'), 0)).toBe('2026-10-01');
    expect(() => calendar.addWorkdays(D('2026-10-01'), -1)).toThrow(RangeError);
    expect(() => calendar.subtractWorkdays(D('2026-10-01'), 1.5)).toThrow(RangeError);
  });

  it('works on plain weeks without any table, and says that it is provisional', () => {
    const plain = new WorkCalendar([]);
    expect(plain.addWorkdays(D('2026-09-30'), 5)).toBe('2026-10-07');
    expect(plain.isProvisional(D('2026-09-30'))).toBe(true);
  });

  it('takes the highest version of a year, whatever the order', () => {
    const corrected: YearTable = { ...TABLE, version: 2, days: special('off', '2026-03-03') };
    for (const tables of [
      [TABLE, corrected],
      [corrected, TABLE],
    ]) {
      const later = new WorkCalendar(tables);
      expect(later.isWorkday(D('2026-03-03'))).toBe(false);
      expect(later.isWorkday(D('2026-10-01'))).toBe(true);
    }
  });

  it('keeps a year provisional while its table says so, and names special days', () => {
    expect(new WorkCalendar([{ ...TABLE, provisional: true }]).isProvisional(D('2026-05-05'))).toBe(true);
    expect(calendar.isProvisional(D('2026-05-05'))).toBe(false);
    expect(calendar.isProvisional(D('2027-01-01'))).toBe(true);
    expect(calendar.specialDay(D('2026-10-10'))).toMatchObject({ kind: 'makeup', name: '节' });
    expect(calendar.specialDay(D('2026-10-11'))).toBeNull();
    const between = calendar.specialDaysBetween(D('2026-10-07'), D('2026-10-31'));
    expect(between).toEqual([calendar.specialDay(D('2026-10-10'))]);
  });
});
