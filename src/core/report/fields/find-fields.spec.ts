import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fieldsIn, ofKind, SHORTCOMING } from '../../../../test/builders/item-fields.js';
import { findFields } from './find-fields.js';

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
    expect(ofKind(text, 'period').map(({ period }) => period)).toEqual([{ kind: 'by', on: '2025-06-30' }]);
  });

  it.each<[string, [string, string][]]>([
    [
      '由县司法局牵头，财政局、各镇街配合，6月底前完成培训。',
      [
        ['县司法局', 'lead'],
        ['财政局', 'assist'],
        ['各镇街', 'assist'],
      ],
    ],
    [
      '一是司法所牵头、综合行政执法队配合，开展案卷评查。',
      [
        ['司法所', 'lead'],
        ['综合行政执法队', 'assist'],
      ],
    ],
    ['由党政办负责每季度通报。', [['党政办', 'responsible']]],
    ['司法所人手不足。由司法所牵头开展培训。', [['司法所', 'lead']]],
    [
      '司法所牵头作用发挥不够，与派出所配合不紧密。',
      [
        ['司法所', 'mentioned'],
        ['派出所', 'mentioned'],
      ],
    ],
    [
      '由司法所负责人带队。由司法局牵头。各部门配合度不高。',
      [
        ['司法所', 'mentioned'],
        ['司法局', 'lead'],
        ['各部门', 'mentioned'],
      ],
    ],
    [
      '市监局、妇联未建立台账。',
      [
        ['市监局', 'mentioned'],
        ['妇联', 'mentioned'],
      ],
    ],
  ])('takes a role from a sentence that says so: %s', (text, units) => {
    expect(ofKind(text, 'unit').map((unit) => [unit.text, unit.role])).toEqual(units);
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
          { isPlan: true, anchor: null },
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
    'reads 40,000 characters of nothing but %s in linear time',
    (scrap) => {
      const text = scrap.repeat(Math.ceil(40_000 / scrap.length));
      const started = process.cpuUsage();
      fieldsIn(text);
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(1_500);
    },
  );
});
