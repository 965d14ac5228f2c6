import { describe, expect, it } from '@jest/globals';
import { ofKind, OPEN_PLAN, PLAN, SHORTCOMING } from '../../../../test/builders/item-fields.js';

const by = (on: string | null) => ({ kind: 'by', on });
const during = (from: string | null, to: string | null) => ({ kind: 'during', from, to });
const every = (unit: string, amount = 1) => ({ kind: 'every', amount, unit });
const within = (amount: number, unit: string) => ({ kind: 'within', amount, unit });

describe('periods', () => {
  it.each<[string, string, object]>([
    ['2025年6月底前完成整改。', '2025年6月底前', by('2025-06-30')],
    ['２０２５年 ６月底前完成整改。', '２０２５年 ６月底前', by('2025-06-30')],
    ['于2025年2月底前建成。', '2025年2月底前', by('2025-02-28')],
    ['6月底前完成整改。', '6月底前', by('2025-06-30')],
    ['十二月底前完成。', '十二月底前', by('2025-12-31')],
    ['2025年3月1日前报送。', '2025年3月1日前', by('2025-02-28')],
    ['2025年3月15日前(含当日)报送。', '2025年3月15日前(含当日)', by('2025-03-15')],
    ['2025年6月30日之前完成。', '2025年6月30日之前', by('2025-06-30')],
    ['2025年6月前完成。', '2025年6月前', by('2025-05-31')],
    ['11月中旬前印发。', '11月中旬前', by('2025-11-20')],
    ['年底前实现覆盖。', '年底前', by('2025-12-31')],
    ['今年底前完成。', '今年底前', by('2025-12-31')],
    ['到2027年底建成。', '到2027年底', by('2027-12-31')],
    ['2026年年底前完成。', '2026年年底前', by('2026-12-31')],
    ['一季度末前完成清理。', '一季度末前', by('2025-03-31')],
    ['第三季度开展评查。', '第三季度', during('2025-07-01', '2025-09-30')],
    ['上半年完成轮训。', '上半年', during('2025-01-01', '2025-06-30')],
    ['2025年下半年完成轮训。', '2025年下半年', during('2025-07-01', '2025-12-31')],
    ['年内新建宣传点。', '年内', during('2025-01-01', '2025-12-31')],
    ['全年开展培训。', '全年', during('2025-01-01', '2025-12-31')],
    ['2025年3月至9月开展专项整治。', '2025年3月至9月', during('2025-03-01', '2025-09-30')],
    ['2025—2027年分批建设。', '2025—2027年', during('2025-01-01', '2027-12-31')],
    ['自2025年7月1日起施行。', '2025年7月1日起', { kind: 'from', on: '2025-07-01' }],
    ['“十五五”期间全部达标。', '“十五五”期间', during('2026-01-01', '2030-12-31')],
    ['“十四五”末达标。', '“十四五”末', by('2025-12-31')],
    ['三年内轮训一遍。', '三年内', within(3, 'year')],
    ['15个工作日内办结。', '15个工作日内', within(15, 'workday')],
    ['两个月以内整改到位。', '两个月以内', within(2, 'month')],
    ['每季度通报一次。', '每季度', every('quarter')],
    ['每半年评查。', '每半年', every('half-year')],
    ['每两个月会商。', '每两个月', every('month', 2)],
    ['按月调度。', '按月', every('month')],
  ])('reads %s', (text, words, period) => {
    expect(ofKind(text, 'period').map((field) => [field.text, field.period])).toEqual([[words, period]]);
  });

  it.each([
    '实施三年行动计划。',
    '近三年内案件较多。',
    '落实第八个五年规划和“八五”普法要求。',
    '贯彻《法治政府建设实施纲要(2021-2025年)》。',
    '做好“12·4”宣传，抓好第三批试点，3项制度落地。',
    '按年龄分层，月亮湾社区，每村一策，13月底前。',
  ])('finds no time in %s', (text) => {
    expect(ofKind(text, 'period')).toEqual([]);
  });

  it('says where it took the year from', () => {
    const [period] = ofKind('年底前完成。', 'period');
    expect(period?.anchor).toEqual({ start: 102, end: 107 });
    const [own] = ofKind('2025年底前完成。', 'period');
    expect(own?.anchor).toBeNull();
  });

  it('leaves open what the text leaves open', () => {
    expect(ofKind('年底前完成，6月底前启动。', 'period', OPEN_PLAN).map(({ period }) => period)).toEqual([
      by(null),
      by(null),
    ]);
  });

  it('takes 下一年度 for the year after the report, and its own year elsewhere', () => {
    const next = { ...PLAN, lead: { start: 0, end: 9, text: '四、下一年度主要安排' } };
    expect(ofKind('年底前完成。', 'period', next)[0]?.period).toEqual(by('2025-12-31'));
    expect(ofKind('今年上半年案卷仍有瑕疵。', 'period', SHORTCOMING)[0]?.period).toEqual(
      during('2024-01-01', '2024-06-30'),
    );
  });

  it('counts a month under the year named before it in the item, not under one that is only mentioned', () => {
    const periods = (text: string) => ofKind(text, 'period').map(({ period }) => period);
    expect(periods('2026年3月底前启动，11月底前完成。')).toEqual([by('2026-03-31'), by('2026-11-30')]);
    expect(periods('对照2023年清单，11月底前完成。').at(-1)).toEqual(by('2025-11-30'));
  });
});
