import { describe, expect, it } from '@jest/globals';
import {
  dayOf,
  oneOf,
  textOf,
  trueOf,
  typedOf,
  uuidOf,
  wholeNumberOf,
  withoutAbsent,
  yearOf,
} from './search-fields.js';

const ID = '0b8f1c3e-4a5d-4c6b-8e7f-90a1b2c3d4e5';

describe('what stands in an address', () => {
  it.each([
    [uuidOf, ID, ID],
    [uuidOf, `${ID}0`, undefined],
    [dayOf, '2026-03-02', '2026-03-02'],
    [dayOf, '2026-3-2', undefined],
    [yearOf, 2025, 2025],
    [yearOf, '2025', 2025],
    [yearOf, 1989, undefined],
    [yearOf, undefined, undefined],
    [wholeNumberOf, 0, 0],
    [wholeNumberOf, '2.5', undefined],
    [trueOf, 'true', true],
    [trueOf, false, undefined],
  ] as const)('%p reads %p as %p', (read, raw, value) => {
    expect(read(raw)).toBe(value);
  });

  it('is taken where it is one of what may be chosen, or looks as it should', () => {
    expect(oneOf('red', ['red', 'green'])).toBe('red');
    expect(oneOf('blue', ['red', 'green'])).toBeUndefined();
    expect(textOf('zz@2', /^[a-z]+@\d$/)).toBe('zz@2');
    expect(textOf(['zz@2'], /^[a-z]+@\d$/)).toBeUndefined();
  });

  it('keeps what was typed, digits too, as far as it fits', () => {
    expect(typedOf(2025, 10)).toBe('2025');
    expect(typedOf('行政执法', 2)).toBe('行政');
    expect(typedOf('', 10)).toBeUndefined();
  });

  it('drops what is absent', () => {
    expect(withoutAbsent({ a: 1, b: undefined })).toStrictEqual({ a: 1 });
  });
});
