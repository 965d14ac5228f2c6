import { expect, it } from '@jest/globals';
import { THEMES } from '../../../../src/core/shared/themes.js';
import { themeWords } from './theme-words.js';

it('calls each theme what the program calls it', () => {
  const words = Object.fromEntries(THEMES.map(({ code, zh }) => [code, zh]));
  expect(themeWords['zh-CN']).toEqual(words);
});
