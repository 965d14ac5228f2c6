import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toMatchingCopy, toOriginalSpan } from './normalise.js';

describe('toMatchingCopy', () => {
  it.each([
    ['（一）ＡＢ１２，；：', '(一)AB12,;:'],
    ['有 效　性\u200b：', '有效性:'],
    ['第一行\r\n\r\n  第二行', '第一行\n第二行'],
    ['[bookmark: _GoBack]三、构建', '三、构建'],
    ['“法治”［附注］', '"法治"[附注]'],
  ])('%p reads as %p', (original, text) => {
    expect(toMatchingCopy(original).text).toBe(text);
  });

  it('keeps a bracket that opens no debris', () => {
    expect(toMatchingCopy('〔2021〕[大 中 小]').text).toBe('〔2021〕[大中小]');
  });

  it('remembers where white space stood and nothing else', () => {
    const copy = toMatchingCopy('总结 2024\n　年');
    expect([...copy.gaps]).toEqual([0, 0, 1, 0, 0, 0, 0, 1]);
  });

  it('maps every unit back to the unit it came from', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'一二（）(),，。 \n\r\u3000\u200bａ１a[') }),
        (original) => {
          const copy = toMatchingCopy(original);
          for (let i = 0; i < copy.text.length; i++) {
            const source = original[copy.offsets[i] ?? -1] ?? '';
            const unit = copy.text[i] ?? '';
            expect(unit === '\n' ? /[\n\r]/.test(source) : source.normalize('NFKC') === unit).toBe(true);
          }
        },
      ),
    );
  });
});

describe('toOriginalSpan', () => {
  it('leaves white space and line breaks at both ends outside', () => {
    const original = '甲\n 一是学法； \n乙';
    const copy = toMatchingCopy(original);
    const start = copy.text.indexOf('\n一是');
    const span = toOriginalSpan(copy, start, copy.text.indexOf('乙'));
    expect(original.slice(span.start, span.end)).toBe('一是学法；');
  });
});
