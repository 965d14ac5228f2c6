import { describe, expect, it } from '@jest/globals';
import { matchingCopy } from '../../text/matching-copy.js';
import { tallyOf, tallyOfHeading, type Tally } from './tally.js';

const NONE: Tally = { closed: null, open: null, isAll: false, isNone: false, hasException: false };
const read = (text: string) => tallyOf(matchingCopy(text));

describe('tallyOf', () => {
  it.each<[string, Partial<Tally>]>([
    ['上一年度反映的5个问题已全部整改到位。', { isAll: true }],
    ['去年查摆的4个问题，其中3项已完成整改，1项正在推进。', { closed: 3, open: 1 }],
    ['对指出的问题逐项明确责任单位，5项问题已整改完成三项，两项按计划推进。', { closed: 3, open: 2 }],
    [
      '2024年度报告反映的5个方面问题，已全部制定整改措施，其中4个方面已整改到位，1个方面持续推进。',
      { closed: 4, open: 1 },
    ],
    ['上年度列明的不足，除需长期坚持的事项外，均已完成整改。', { isAll: true, hasException: true }],
    ['2024年总结提出的三个问题，均取得阶段性成效，还需持续用力。', { isNone: true }],
    ['以上问题均已整改完成，将持续巩固整改成果。', { isAll: true }],
  ])('%s', (text, tally) => {
    expect(read(text)).toEqual({ ...NONE, ...tally });
  });

  it.each([
    ['measures that are only drawn up', '对2024年度报告指出的问题，已全部制定整改措施，明确责任单位。'],
    ['work of another kind', '全年受理投诉31件，均已办结。'],
    ['a manner of working', '对2024年度报告中查摆的问题，建立整改台账，逐项推进。'],
  ])('is null for %s', (_, text) => {
    expect(read(text)).toBeNull();
  });
});

describe('tallyOfHeading', () => {
  it('tells how far all beneath it are', () => {
    expect(tallyOfHeading('(一)已完成整改的问题')).toEqual({ ...NONE, isAll: true });
    expect(tallyOfHeading('(二)正在推进整改的问题(2项)')).toEqual({ ...NONE, isNone: true });
  });

  it.each(['(一)关于执法不规范的问题', '二、上年度存在问题整改情况', '(一)重大决策程序落实不到位的问题'])(
    'is null for %s',
    (text) => {
      expect(tallyOfHeading(text)).toBeNull();
    },
  );
});
