import { describe, expect, it } from '@jest/globals';
import { markText } from './enumeration.js';
import { chineseNumber } from './ordinals.js';
import { toMatchingCopy } from './normalise.js';

const ordinals = (text: string): string[] => {
  const copy = markText(toMatchingCopy(text));
  return copy.markers.map(
    ({ style, number, start, end }) => `${style} ${number} ${copy.text.slice(start, end)}`,
  );
};

describe('markText', () => {
  it.each([
    ['一、成效', ['cn 1 一、']],
    ['（十二）成效', ['cnp 12 (十二)']],
    ['㈢成效', ['cnp 3 ㈢']],
    ['1．成效\n2、成效\n3.成效', ['num 1 1.', 'num 2 2、', 'num 3 3.']],
    ['（1）成效；2）成效', ['nump 1 (1)', 'nump 2 2)']],
    ['①学法；②普法', ['circ 1 ①', 'circ 2 ②']],
    ['一是学法；二是普法，三要执法', ['shi 1 一是', 'shi 2 二是', 'shi 3 三要']],
    ['第一，学法。第二，普法。', ['di 1 第一,', 'di 2 第二,']],
    ['第一件事，学法。第二件事，普法。', ['di 1 第一件事,', 'di 2 第二件事,']],
    ['首先，学法。其次，普法。', ['seq 1 首先,', 'seq 2 其次,']],
    ['第二部分 工作情况', ['part 2 第二部分']],
    ['——学法', []],
    ['一、主要做法（一）学法。（二）普法。', ['cn 1 一、', 'cnp 1 (一)', 'cnp 2 (二)']],
    ['二、存在的问题1.意识不强。2.力量不足。', ['cn 2 二、', 'num 1 1.', 'num 2 2.']],
  ])('%p', (text, found) => {
    expect(ordinals(text)).toEqual(found);
  });

  it.each([
    '投资12.4亿元，增长3.5%',
    '落实第一责任人职责',
    '统一是关键，唯一是底线',
    '党的十八大、十九大精神',
    '依据第（一）项的规定',
    '二、落实条例第三条第（一）项规定。（二）另有规定'.slice(2, 15),
    '一、二、三产业融合'.slice(2),
    '第一、二产业',
    '问题（二）指出',
    '一是否到位',
  ])('finds no ordinal in %p', (text) => {
    expect(ordinals(`工作${text}`)).toEqual([]);
  });

  it('reads a heading glued to the end of a paragraph', () => {
    expect(ordinals('满意度达到90% 。二、主要负责人')).toEqual(['cn 2 二、']);
    expect(ordinals('法治水平有效提升二、存在的问题')).toEqual(['cn 2 二、']);
  });

  it('reads a first clause that its heading runs into, proved by the second', () => {
    expect(ordinals('存在的不足一是力量不足。二是经费不足。')).toEqual(['shi 1 一是', 'shi 2 二是']);
    expect(ordinals('标准统一是关键。二是保障。')).toEqual(['shi 2 二是']);
  });
});

describe('chineseNumber', () => {
  it.each([
    ['三', 3],
    ['十', 10],
    ['十一', 11],
    ['二十', 20],
    ['二十三', 23],
  ])('%s is %i', (numeral, number) => {
    expect(chineseNumber(numeral)).toBe(number);
  });
});
