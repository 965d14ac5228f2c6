import { describe, expect, it } from '@jest/globals';
import { figuresOf } from './figures.js';

describe('figuresOf', () => {
  it.each<[string, [number, string][]]>([
    [
      '举办法治讲座10场,受众1.2万人次',
      [
        [10, '场'],
        [12_000, '人次'],
      ],
    ],
    ['调解成功率达到98.5%', [[98.5, '%']]],
    ['组织培训三期,参训两百余人', [[3, '期']]],
    ['满意率不低于百分之九十', [[90, '%']]],
    ['每季度至少举办1期', [[4, '期']]],
    ['每季度召开执法协调联席会议', [[4, '次']]],
    ['由原来的10个工作日压缩至3个工作日', [[3, '个工作日']]],
    ['持证率由37%提高到68%', [[68, '%']]],
    [
      '参考率、合格率均达到100%',
      [
        [100, '%'],
        [100, '%'],
      ],
    ],
  ])('%s', (text, figures) => {
    expect(figuresOf(text).map(({ value, unit }) => [value, unit])).toEqual(expect.arrayContaining(figures));
    expect(figuresOf(text).length).toBeGreaterThanOrEqual(figures.length);
  });

  it.each([
    '2024年12月4日',
    '落实行政执法三项制度',
    '实行一次性告知',
    '统一台账格式',
    '第三次会议',
    '“一窗受理”',
  ])('finds no count in %s', (text) => {
    expect(figuresOf(text)).toEqual([]);
  });

  it('takes no starting point for what was reached', () => {
    expect(figuresOf('由原来的10个工作日压缩至3个工作日').map(({ value }) => value)).toEqual([3]);
  });

  it('counts events in one measure, cases in another', () => {
    const [lectures, cases] = figuresOf('开展宣讲12次,化解纠纷12起');
    expect(lectures?.measure).not.toBe(cases?.measure);
    expect(figuresOf('讲座12场')[0]?.measure).toBe(lectures?.measure);
  });
});
