import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isHan, isLetterOrDigit } from './characters.js';

describe('characters', () => {
  it('are told as the regular expressions tell them, unit by unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), (unit) => {
        const text = String.fromCharCode(unit);
        expect(isHan(text, 0)).toBe(/\p{Script=Han}/u.test(text));
        expect(isLetterOrDigit(text, 0)).toBe(/[\p{L}\p{N}]/u.test(text));
      }),
    );
  });

  it('are none beyond the end', () => {
    expect(isHan('法', 1)).toBe(false);
    expect(isLetterOrDigit('', 0)).toBe(false);
  });
});
