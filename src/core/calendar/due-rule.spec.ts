import { describe, expect, it } from '@jest/globals';
import { localDate } from '../shared/local-date.js';
import {
  checkDueRule,
  dueOn,
  endInstant,
  moveUnder,
  shanghaiDay,
  shanghaiMinute,
  WorkCalendar,
  type DueRule,
  type YearTable,
} from './index.js';

const D = localDate;
const off = (year: number, ...dates: string[]): YearTable => ({
  year,
  version: 1,
  provisional: false,
  days: dates.map((date) => ({ date: D(date), kind: 'off', name: '节' })),
});
const plain = new WorkCalendar([]);

describe('a deadline', () => {
  // 2026-08-01 is a Saturday, 2028-12-31 a Sunday
  it.each<[DueRule, string, string]>([
    [{ kind: 'fixedDate', date: D('2026-08-01') }, '2026-05-06', '2026-08-01'],
    [{ kind: 'fixedDate', date: D('2026-08-01'), roll: true }, '2026-05-06', '2026-08-03'],
    [{ kind: 'workdays', n: 3 }, '2026-07-30', '2026-08-04'],
    [{ kind: 'days', n: 2 }, '2026-07-30', '2026-08-03'],
    [{ kind: 'days', n: 5 }, '2026-07-30', '2026-08-04'],
    [{ kind: 'months', n: 1 }, '2026-07-01', '2026-08-03'],
    [{ kind: 'months', n: 1 }, '2026-01-30', '2026-03-02'],
    [{ kind: 'yearEnd' }, '2028-02-29', '2028-12-31'],
  ])('%j from %s ends on %s', (rule, start, end) => {
    expect(dueOn(rule, D(start), plain)).toBe(end);
  });

  it.each<[DueRule, string | null]>([
    [{ kind: 'workdays', n: 0 }, 'due-rule.not-positive'],
    [{ kind: 'days', n: 1.5 }, 'due-rule.not-positive'],
    [{ kind: 'months', n: -1 }, 'due-rule.not-positive'],
    [{ kind: 'fixedDate', date: D('2026-05-05') }, 'due-rule.before-start'],
    [{ kind: 'fixedDate', date: D('2026-05-06') }, null],
    [{ kind: 'workdays', n: 1 }, null],
    [{ kind: 'yearEnd' }, null],
  ])('%j is checked: %s', (rule, code) => {
    expect(checkDueRule(rule, D('2026-05-06'))?.code ?? null).toBe(code);
  });

  it('says where a new table moves it, and asks before it moves to an earlier day', () => {
    const rule: DueRule = { kind: 'workdays', n: 5 };
    const start = D('2026-09-30');
    const holiday = new WorkCalendar([off(2026, '2026-10-01', '2026-10-02')]);
    const [short, long] = [dueOn(rule, start, plain), dueOn(rule, start, holiday)];
    expect(moveUnder(rule, { start, dueOn: short }, holiday)).toEqual({
      from: short,
      to: long,
      needsConfirmation: false,
    });
    expect(moveUnder(rule, { start, dueOn: long }, plain)).toMatchObject({ needsConfirmation: true });
    expect(moveUnder(rule, { start, dueOn: short }, plain)).toBeNull();
  });
});

describe('the clock of Asia/Shanghai', () => {
  it('ends a deadline at 17:30 local time', () => {
    expect(endInstant(D('2026-02-26')).toISOString()).toBe('2026-02-26T09:30:00.000Z');
    expect(endInstant(D('2026-02-26'), 0).toISOString()).toBe('2026-02-25T16:00:00.000Z');
  });

  it.each([
    ['2026-02-25T15:59:59.999Z', '2026-02-25', 1439],
    ['2026-02-25T16:00:00.000Z', '2026-02-26', 0],
    ['2026-02-26T00:30:00.000Z', '2026-02-26', 510],
    ['1969-12-31T15:59:00.000Z', '1969-12-31', 1439],
  ])('reads %s as %s, minute %i', (instant, day, minute) => {
    const at = new Date(instant);
    expect([shanghaiDay(at), shanghaiMinute(at)]).toEqual([day, minute]);
  });
});
