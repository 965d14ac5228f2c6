import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Language } from './language.js';
import { datesIn, today } from './dates.js';

const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
const ZONE = { timeZone: 'Asia/Shanghai', hourCycle: 'h23' } as const;
const instants = fc
  .date({ min: new Date('1992-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe.each(LANGUAGES)('dates and numbers in %s', (language) => {
  const dates = datesIn(language);
  const isEnglish = language === 'en';

  it('read as the tables of Unicode have them', () => {
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(language, { ...ZONE, ...options });
    const day = format({ dateStyle: isEnglish ? 'medium' : 'long' });
    const short = format({ month: isEnglish ? 'short' : 'long', day: 'numeric' });
    const time = format({ hour: '2-digit', minute: '2-digit' });
    fc.assert(
      fc.property(instants, (instant) => {
        const date = new Date(instant);
        expect(dates.day(instant)).toBe(day.format(date));
        expect(dates.shortDay(instant)).toBe(short.format(date));
        expect(dates.time(instant)).toBe(time.format(date));
        expect(dates.moment(instant)).toBe(`${day.format(date)} ${time.format(date)}`);
      }),
    );
  });

  it('name the year of a day that is not in this one', () => {
    const year = Number(today().slice(0, 4));
    expect(dates.nearDay(`${year}-03-02`)).toBe(dates.shortDay(`${year}-03-02`));
    for (const other of [year - 1, year + 1])
      expect(dates.nearDay(`${other}-12-31`)).toBe(dates.day(`${other}-12-31`));
  });

  it('number thousands apart and shares to a tenth', () => {
    const number = new Intl.NumberFormat(language);
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 1_000_000_000 }), (value) => {
        expect(dates.number(value)).toBe(number.format(value));
        expect(dates.number(value / 4)).toBe(number.format(value / 4));
      }),
    );
    expect([0, 0.5, 0.873, 0.8736, 1, 12.5].map(dates.percent)).toEqual([
      ...['0%', '50%', '87.3%', '87.4%', '100%', '1,250%'],
    ]);
  });

  it('a day is that day, wherever the reader is', () => {
    expect(dates.day('2026-03-02')).toBe(isEnglish ? 'Mar 2, 2026' : '2026年3月2日');
    expect(dates.time('2026-03-01T16:30:00Z')).toBe('00:30');
    expect(dates.shortDay('2026-03-01T16:30:00Z')).toBe(isEnglish ? 'Mar 2' : '3月2日');
  });
});
