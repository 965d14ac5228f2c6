import { describe, expect, it } from '@jest/globals';
import { namedDates } from './named-dates.js';

describe('namedDates', () => {
  it.each([
    ['2026年6月底前完成全部案卷整理', '2026-06-30', '2026年6月底前'],
    ['9月30日前报送', '2026-09-30', '9月30日前'],
    ['力争12月前建成', '2026-12-31', '12月前'],
    ['年底前实现全覆盖', '2026-12-31', '年底前'],
    ['2027年底前完成', '2027-12-31', '2027年底前'],
    ['年内出台办法', '2026-12-31', '年内'],
  ])('%s', (text, date, quote) => {
    const found = namedDates(text, 2026);
    expect(found.map((f) => [f.date, f.quote])).toEqual([[date, quote]]);
    expect(found.map((f) => text.slice(f.start, f.end))).toEqual([quote]);
  });

  it.each(['持续加强', '2024年1-11月共接到诉求3924件', '每月开展排查', '提前介入,月月有检查', '2月30日前'])(
    'names none: %s',
    (text) => {
      expect(namedDates(text, 2026)).toEqual([]);
    },
  );
});
