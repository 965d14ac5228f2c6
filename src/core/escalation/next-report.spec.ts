import { describe, expect, it } from '@jest/globals';
import { WorkCalendar } from '../calendar/index.js';
import { localDate } from '../shared/local-date.js';
import { DEFAULT_PACK } from '../warning/index.js';
import { nextReportOn, type ReportingFacts } from './index.js';

const D = localDate;
const calendar = new WorkCalendar([]);

function next(change: Partial<ReportingFacts>, today: string) {
  const facts: ReportingFacts = {
    state: 'in_progress',
    rectificationClass: 'staged',
    signedOn: D('2026-03-02'),
    lastProgressOn: null,
    currentDueOn: D('2026-12-31'),
    ...change,
  };
  return nextReportOn(facts, { today: D(today), calendar, pack: DEFAULT_PACK });
}

describe('the next report of progress', () => {
  it.each<[string, Partial<ReportingFacts>, string, string | null]>([
    ['is owed by the end of the month', {}, '2026-03-11', '2026-03-31'],
    [
      'of 持续整改 by the end of the quarter',
      { rectificationClass: 'continuing' },
      '2026-04-02',
      '2026-03-31',
    ],
    [
      'given this month, by the end of the next',
      { lastProgressOn: D('2026-03-20') },
      '2026-03-25',
      '2026-04-30',
    ],
    ['that was never given, since the end of last month', {}, '2026-04-08', '2026-03-31'],
    ['is none where the result is due first', { currentDueOn: D('2026-03-30') }, '2026-03-11', null],
    ['is none before anybody signed', { state: 'issued', signedOn: null }, '2026-03-11', null],
    ['is none while the office has it', { state: 'submitted' }, '2026-03-11', null],
    [
      'is not owed so soon after signing, but by the end of the next month',
      { signedOn: D('2026-03-25') },
      '2026-03-26',
      '2026-04-30',
    ],
  ])('%s', (...[, change, today, expected]) => {
    expect(next(change, today)).toBe(expected);
  });
});
