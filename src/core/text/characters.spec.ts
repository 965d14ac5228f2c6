import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hanUnitsAt, isLetterOrDigit } from './characters.js';

describe('characters', () => {
  it('are told as the regular expressions tell them, unit by unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), (unit) => {
        const text = String.fromCharCode(unit);
        expect(hanUnitsAt(text, 0)).toBe(Number(/\p{Script=Han}/u.test(text)));
        expect(isLetterOrDigit(text, 0)).toBe(/[\p{L}\p{N}]/u.test(text));
      }),
    );
  });

  it('take two units outside the basic plane, counted where they begin', () => {
    expect([0, 1, 2].map((at) => hanUnitsAt('𠮷县', at))).toEqual([2, 0, 1]);
    expect(hanUnitsAt('😀', 0)).toBe(0);
    expect(hanUnitsAt('𠮷'.slice(0, 1), 0)).toBe(0);
  });

  it('are none beyond the end', () => {
    expect(hanUnitsAt('法', 1)).toBe(0);
    expect(isLetterOrDigit('', 0)).toBe(false);
  });
});
