import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutsOf, indexOf, withBreaks, wordsToSplit } from './cuts.js';

const item = { text: '一是文书不规范，有的缺回证，有的无签名。', spans: [{ start: 100, end: 120 }] };
const merged = {
  text: '一是文书不规范。\n三是人手不足。',
  spans: [
    { start: 10, end: 18 },
    { start: 40, end: 47 },
  ],
};

describe('splitting by breaks in the words', () => {
  it('cuts where the person broke the line', () => {
    expect(cutsOf(item, '一是文书不规范，\n有的缺回证，\n有的无签名。')).toEqual([108, 114]);
  });

  it('cuts nothing at the ends, and once where two breaks stand together', () => {
    expect(cutsOf(item, '\n一是文书不规范，\n\n有的缺回证，有的无签名。\n')).toEqual([108]);
  });

  it('finds the second span of a merged item', () => {
    expect(wordsToSplit(merged)).toBe('一是文书不规范。 三是人手不足。');
    expect(cutsOf(merged, '一是文书不规范。 \n三是人手不足。')).toEqual([40]);
    expect(cutsOf(merged, '一是文书不规范。 三是\n人手不足。')).toEqual([42]);
    expect(indexOf(merged, 42)).toBe(11);
    expect(indexOf(merged, 30)).toBe(-1);
  });

  it('is nothing where words were changed', () => {
    expect(cutsOf(item, '一是文书规范，\n有的缺回证，有的无签名。')).toBeNull();
  });

  it('comes back to the same cuts from the breaks it wrote', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 101, max: 119 }), { maxLength: 6 });
    fc.assert(
      fc.property(cuts, (places) => {
        expect(cutsOf(item, withBreaks(item, places))).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });
});
