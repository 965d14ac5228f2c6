import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonical, LONGEST_CELL, toCellText } from './cell-text.js';

describe('a text in a cell', () => {
  it('loses what XML cannot hold and keeps everything else', () => {
    expect(toCellText('甲\u0000\u0008乙\u007f\r\n丙\t😀\ud83d尾\udc00')).toBe('甲乙\n丙\t😀尾');
  });

  it('is cut where a cell is full, and says so', () => {
    const cut = toCellText('长'.repeat(LONGEST_CELL + 1));
    expect([cut.length, cut.endsWith('已截断）')]).toEqual([LONGEST_CELL, true]);
  });

  it('is well-formed whatever comes in, and the same when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = toCellText(text);
        expect(toCellText(once)).toBe(once);
        expect(canonical(canonical(text))).toBe(canonical(text));
        expect(Buffer.from(once).toString()).toBe(once);
      }),
    );
  });
});
