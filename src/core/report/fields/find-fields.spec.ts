import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anchorYear, type Around } from './anchor-year.js';
import { findFields } from './find-fields.js';
import type { ReportField } from './types.js';

const at = { start: 0, end: 4 };
const NOWHERE: Around['lead'] = { start: 0, end: 0, text: '' };
const HEADING = '三、2025年主要安排';
const PLAN: Around = {
  reportYear: { year: 2024, at },
  lead: { start: 100, end: 100 + HEADING.length, text: HEADING },
  isPlan: true,
};
const OPEN_PLAN: Around = { ...PLAN, lead: NOWHERE };
const SHORTCOMING: Around = { ...PLAN, isPlan: false };

function fieldsIn(text: string, around = PLAN): ReportField[] {
  const standing = { isPlan: around.isPlan, anchor: anchorYear(around) };
  return findFields({ text, start: 0, end: text.length }, standing);
}
function ofKind<K extends ReportField['kind']>(text: string, kind: K, around = PLAN) {
  return fieldsIn(text, around).filter(
    (field): field is Extract<ReportField, { kind: K }> => field.kind === kind,
  );
}

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

describe('targets', () => {
  it.each<[string, string, object]>([
    ['培训全年不少于4次。', '不少于4次', { amount: 4, unit: '次', comparator: 'at-least', measure: null }],
    [
      '确保合法性审查覆盖率100%。',
      '合法性审查覆盖率100%',
      { amount: 100, unit: '%', comparator: 'exactly', measure: '合法性审查覆盖率' },
    ],
    [
      '使持证率达到９５％以上。',
      '持证率达到９５％以上',
      { amount: 95, comparator: 'at-least', measure: '持证率' },
    ],
    ['发放宣传册2000余册。', '2000余册', { amount: 2000, unit: '册', comparator: 'more-than' }],
    ['办理时限压缩至5个工作日。', '压缩至5个工作日', { amount: 5, unit: '个工作日', comparator: 'at-most' }],
    [
      '败诉率下降3个百分点。',
      '败诉率下降3个百分点',
      { amount: 3, unit: '个百分点', change: 'down', measure: '败诉率' },
    ],
    ['开展两场讲座。', '两场', { amount: 2, unit: '场' }],
    [
      '调解成功率不低于百分之九十五。',
      '调解成功率不低于百分之九十五',
      { amount: 95, unit: '%', comparator: 'at-least' },
    ],
    ['投入1.5万元。', '1.5万元', { amount: 1.5, unit: '万元' }],
    ['覆盖群众3万人次。', '3万人次', { amount: 30_000, unit: '人次' }],
    ['实现村居全覆盖。', '全覆盖', { amount: 100, unit: '%' }],
  ])('reads %s', (text, words, value) => {
    const found = ofKind(text, 'target');
    expect(found.map((field) => field.text)).toEqual([words]);
    expect(found[0]).toMatchObject(value);
  });

  it.each([
    '落实行政执法三项制度，做到两个维护、一次性告知。',
    '打通服务群众最后一公里，推进第三批试点和12345热线。',
    '统一标准，2025年6月底前完成，每月15日前报送。',
    '贯彻《条例》第12条要求的“1+3+N”模式。',
    '尚未实现全面覆盖，非全覆盖。',
  ])('finds none in %s', (text) => {
    expect(ofKind(text, 'target')).toEqual([]);
  });

  it('is a figure told outside a plan', () => {
    expect(ofKind('持证人员仅3名。', 'figure', SHORTCOMING).map(({ text }) => text)).toEqual(['3名']);
  });
});

describe('units', () => {
  it.each<[string, [string, string][]]>([
    [
      '由区司法局、各村（社区）配合。',
      [
        ['区司法局', 'unit'],
        ['各村（社区）', 'group'],
      ],
    ],
    ['综合行政执法队伍建设滞后。', []],
    [
      '镇综合行政执法队和各镇街司法所。',
      [
        ['镇综合行政执法队', 'unit'],
        ['各镇街司法所', 'unit'],
      ],
    ],
    [
      '社区法律顾问和法治副校长。',
      [
        ['法律顾问', 'post'],
        ['法治副校长', 'post'],
      ],
    ],
    ['各村民小组，各类主体，合理布局。', []],
    ['各村要认真落实。', [['各村', 'group']]],
  ])('reads %s', (text, names) => {
    expect(ofKind(text, 'unit').map((unit) => [unit.text, unit.form])).toEqual(names);
  });

  it('takes who is responsible from the brackets and from nowhere else', () => {
    const text =
      '规范文书。（牵头单位：司法所；配合单位：党政办、各村（社区）；责任人：王大有；完成时限：6月底前）';
    expect(ofKind(text, 'unit').map((unit) => [unit.text, unit.role])).toEqual([
      ['司法所', 'lead'],
      ['党政办', 'assist'],
      ['各村（社区）', 'assist'],
      ['王大有', 'owner'],
    ]);
    expect(ofKind(text, 'period').map(({ period }) => period)).toEqual([by('2025-06-30')]);
  });

  it('is a group where it stands so, however the role is told', () => {
    const [first] = ofKind('抓好整改。(责任单位:各村、司法所)', 'unit');
    expect(first).toMatchObject({ text: '各村', form: 'group', role: 'responsible' });
  });
});

describe('themes and citations', () => {
  it('names the theme by its edition, once each', () => {
    const themes = ofKind('规范行政执法文书，加强执法培训，推进行政复议。', 'theme');
    expect(themes.map(({ theme, system, text }) => [theme, system, text])).toEqual([
      ['enforcement', '行政执法工作', '行政执法'],
      ['reconsideration', '矛盾纠纷化解', '行政复议'],
    ]);
    expect(themes[0]?.taxonomy).toMatch(/^2021-2025/);
  });

  it.each<[string, object]>([
    ['学习《中华人民共和国行政处罚法》。', { form: 'law', title: '中华人民共和国行政处罚法' }],
    ['修订《青石镇议事办法》。', { form: 'document', title: '青石镇议事办法' }],
    [
      '落实《关于贯彻<条例>的意见》（青政发〔2024〕8号）。',
      { form: 'document', documentNumber: '青政发〔2024〕8号' },
    ],
    ['根据青政办函〔2024〕12号要求。', { title: null, documentNumber: '青政办函〔2024〕12号' }],
  ])('reads %s', (text, value) => {
    const found = ofKind(text, 'citation');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject(value);
  });
});

describe('any text', () => {
  const scrap = fc.constantFrom(
    ...[
      '2025年',
      '6月',
      '底前',
      '每',
      '季度',
      '年内',
      '三',
      '不少于',
      '4次',
      '率',
      '100%',
      '（责任单位：',
      '）',
      '；',
      '各村',
      '《',
      '》',
    ],
    ...[
      '司法所',
      '〔2024〕',
      '8号',
      '、',
      '，',
      ' ',
      '\n',
      '\u200b',
      '\ud83d',
      '１２',
      '法',
      '万',
      '全覆盖',
      '十四五',
    ],
  );

  it('holds every field at its own place, in order', () => {
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 50 }), fc.nat(1000), (scraps, start) => {
        const text = scraps.join('');
        for (const field of findFields(
          { text, start, end: start + text.length },
          { isPlan: true, anchor: anchorYear(PLAN) },
        )) {
          expect(field.text.length).toBeGreaterThan(0);
          expect(text.slice(field.start - start, field.end - start)).toBe(field.text);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing where nothing is named', () => {
    const dull = fc.constantFrom(...'加强推进不断完善我们认真做好这些工作有待进步，。；');
    fc.assert(
      fc.property(fc.array(dull, { maxLength: 80 }), (characters) => {
        expect(fieldsIn(characters.join(''))).toEqual([]);
      }),
    );
  });

  it.each(['2025年', '每', '不少于1', '（责任单位：', '各村、', '《', '国发〔2024〕', '覆盖率', '第三季度'])(
    'reads 100,000 characters of nothing but %s in linear time',
    (scrap) => {
      const text = scrap.repeat(Math.ceil(100_000 / scrap.length));
      const started = process.cpuUsage();
      fieldsIn(text);
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(3_000);
    },
  );
});
