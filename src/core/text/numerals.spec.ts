import { describe, expect, it } from '@jest/globals';
import { chineseNumber, wholeNumber } from './numerals.js';

describe('chineseNumber', () => {
  it.each([
    ['三', 3],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['九十五', 95],
    ['一百', 100],
    ['一百二十', 120],
  ])('%s is %i', (text, value) => {
    expect(chineseNumber(text)).toBe(value);
  });

  it('is null for what is no number', () => {
    expect(chineseNumber('一村')).toBeNull();
  });
});

describe('wholeNumber', () => {
  it.each([
    ['12', 12],
    ['十二', 12],
    ['12件', null],
  ])('%s is %p', (text, value) => {
    expect(wholeNumber(text)).toBe(value);
  });
});
