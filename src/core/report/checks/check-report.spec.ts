import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { WorkCalendar } from '../../calendar/index.js';
import { fieldsOfReport, namedReportYear } from '../fields/index.js';
import { readReport } from '../index.js';
import { checkReport } from './check-report.js';
import { noteText } from './note-texts.js';
import { NOTE_CODES, type Note } from './notes.js';

const CALENDAR = new WorkCalendar([]);

function notesOn(text: string, previousText: string | null = null): Note[] {
  const reading = readReport(text);
  const { sections, items } = reading;
  const fields = fieldsOfReport({ text, sections, items, reportYear: namedReportYear(reading) });
  return checkReport({ text, reading, fields }, { previousText, calendar: CALENDAR });
}
const codes = (notes: readonly Note[]): string[] => notes.map(({ code }) => code);

const HEAD = '白沙镇人民政府关于2024年法治政府建设情况的报告';
const SOUND = [
  HEAD,
  '2024年，白沙镇扎实推进法治政府建设，现将2024年度工作情况报告如下：',
  '一、主要举措和成效',
  '全年开展法治讲座12场，调解矛盾纠纷86件。',
  '二、存在的不足和原因',
  '一是执法文书制作不规范，主要原因是培训跟不上。',
  '三、党政主要负责人履行推进法治建设第一责任人职责情况',
  '主要负责人专题听取汇报4次。',
  '四、2025年主要安排',
  '一是6月底前组织执法文书培训两次。',
  '特此报告。',
  '白沙镇人民政府',
  '2025年2月20日',
].join('\n');

describe('a sound report', () => {
  it('gives no note at all', () => {
    expect(notesOn(SOUND)).toEqual([]);
  });
});

describe('the compulsory contents', () => {
  const without = (line: number) =>
    SOUND.split('\n')
      .filter((_, index) => index !== line && index !== line + 1)
      .join('\n');
  it.each([
    [4, 'contents.shortcomings-missing'],
    [6, 'contents.first-responsible-missing'],
    [8, 'contents.plan-missing'],
  ])('are missed one by one', (line, code) => {
    expect(codes(notesOn(without(line)))).toEqual([code]);
  });

  it('asks for causes where shortcomings are told without any', () => {
    expect(codes(notesOn(SOUND.replace('，主要原因是培训跟不上', '')))).toEqual(['contents.causes-missing']);
  });

  it('are not owed by a report on rectification', () => {
    const text =
      '白沙镇人民政府关于法治督察反馈问题整改情况的报告\n一、整改情况\n（一）关于案卷不规范的问题。已整改。\n';
    expect(codes(notesOn(text)).filter((code) => code.startsWith('contents.'))).toEqual([]);
  });
});

describe('dates of filing', () => {
  const signed = (day: string) => SOUND.replace('2025年2月20日', day);
  it.each([
    ['2025年2月28日', []],
    ['2025年3月1日', ['filing.signed-late']],
    ['2025年4月9日', ['filing.signed-late']],
  ])('signed on %s', (day, expected) => {
    expect(codes(notesOn(signed(day)))).toEqual(expected);
  });

  it('moves the last day off a day of rest', () => {
    // 28 February 2027 is a Sunday.
    const later = SOUND.replaceAll('2025', '2027').replaceAll('2024', '2026');
    expect(codes(notesOn(later.replace('2027年2月20日', '2027年3月1日')))).toEqual([]);
    expect(codes(notesOn(later.replace('2027年2月20日', '2027年3月2日')))).toEqual(['filing.signed-late']);
  });

  it('compares the day of publication with the end of March', () => {
    const page = (day: string) => `发布日期：${day}\n${SOUND}`;
    expect(codes(notesOn(page('2025-03-31')))).toEqual([]);
    expect(codes(notesOn(page('2025-04-01')))).toEqual(['filing.published-late']);
  });
});

describe('what a template leaves behind', () => {
  it.each([
    ['开展法治讲座12场', '深入推进依法治乡，开展法治讲座12场', 'leftover.own-kind', '依法治乡'],
    ['开展法治讲座12场', '我街道开展法治讲座12场', 'leftover.own-kind', '我街道'],
    ['全年开展法治讲座', '青石镇高度重视法治宣传，全年开展法治讲座', 'leftover.other-place', '青石镇'],
    ['现将2024年度', '现将2023年度', 'leftover.year', '2023'],
    ['讲座12场', '讲座XX场', 'leftover.placeholder', 'XX场'],
  ])('%s → %s', (from, to, ...[code, words]) => {
    const text = SOUND.replace(from, to);
    const found = notesOn(text);
    expect(codes(found)).toEqual([code]);
    expect(text.slice(found[0]?.start, found[0]?.end)).toBe(words);
  });

  it('sees a plan for the year that is over', () => {
    expect(codes(notesOn(SOUND.replace('四、2025年主要安排', '四、2024年主要安排')))).toContain(
      'leftover.year',
    );
  });

  it.each([
    '会同青石镇开展联合执法3次。',
    '学习推广“青石镇坚持月调度”的做法。',
    '各乡镇认真落实，送法下乡12次。',
    '我县、我市有关部署得到落实，城镇积极开展创建。',
    '白沙镇始终坚持依法办事。',
    '《全乡村振兴规划》有序实施。',
  ])('has nothing against %s', (sentence) => {
    expect(notesOn(SOUND.replace('全年开展', `${sentence}全年开展`))).toEqual([]);
  });
});

describe('wording taken over from last year', () => {
  const told =
    '全年组织执法人员参加业务培训24人次，开展案卷评查两轮，办理行政处罚案件36件，及时公示率为100%。';
  const previous = SOUND.replaceAll('2024', '2023')
    .replaceAll('2025', '2024')
    .replace('全年开展', `${told}全年开展`);
  const now = (sentence: string) => SOUND.replace('全年开展', `${sentence}全年开展`);

  it('tells last year’s numbers from new ones in an old sentence', () => {
    const [stale, ...none] = notesOn(now(told), previous);
    expect([stale?.code, none]).toEqual(['copied.same-figures', []]);
    expect(stale?.earlier && previous.slice(stale.earlier.start, stale.earlier.end)).toBe(told);
    expect(codes(notesOn(now(told.replace('24', '31').replace('36', '52')), previous))).toEqual([
      'copied.wording',
    ]);
  });

  it('has nothing against words of one’s own, nor against formulas', () => {
    expect(
      notesOn(now('新建法治文化广场一处，邀请法官每月到场讲解土地、婚姻、借贷等身边案例。'), previous),
    ).toEqual([]);
  });
});

describe('plan items', () => {
  const plan = (item: string) => codes(notesOn(SOUND.replace('一是6月底前组织执法文书培训两次。', item)));
  it.each(['一是加强学习，提高认识。', '一是2025年进一步强化意识，推动工作再上台阶。'])(
    'nobody can measure: %s',
    (item) => {
      expect(plan(item)).toEqual(['plan.not-measurable']);
    },
  );
  it.each([
    '一是每季度开展一次评查。',
    '一是覆盖率达到95%。',
    '一是出台村规民约审查办法。',
    '一是修订《议事规则》。',
  ])('can be measured: %s', (item) => {
    expect(plan(item)).toEqual([]);
  });
});

describe('any text', () => {
  it('keeps every note inside the text and in words of its own', () => {
    const lines = SOUND.split('\n');
    const scrap = fc.constantFrom(
      ...lines,
      '其中',
      '12件（其中30件）',
      '由5件增至3件，增长',
      '率',
      '\n',
      'XX镇',
      '2023年',
      '。',
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 40 }), (scraps) => {
        const text = scraps.join('');
        for (const found of notesOn(text, SOUND)) {
          expect(0 <= found.start && found.start <= found.end && found.end <= text.length).toBe(true);
          expect(NOTE_CODES).toContain(found.code);
          expect(noteText(found)).not.toMatch(/[{}]/);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each(['其中1件,', '由1件', '成功率1%', '办理1件、', '白沙镇坚持。', '现将2024年', 'XX'])(
    'checks 40,000 characters of nothing but %s in linear time',
    (scrap) => {
      const text = scrap.repeat(Math.ceil(40_000 / scrap.length));
      const started = process.cpuUsage();
      notesOn(text, text);
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(2_000);
    },
  );
});
