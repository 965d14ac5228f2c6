import { describe, expect, it } from '@jest/globals';
import { THEMES, themeName, themesOf } from './themes.js';

describe('themesOf', () => {
  it.each([
    ['行政执法案卷评查发现的问题', 'enforcement'],
    ['人民调解员专业知识欠缺', 'mediation'],
    ['普法形式单一', 'publicity'],
    ['行政复议案件增多', 'reconsideration'],
    ['未经合法性审查即签订', 'legality-review'],
  ])('%s speaks of %s first', (text, theme) => {
    expect(themesOf(text)[0]).toBe(theme);
  });

  it('takes the longest word: 行政执法监督 is no 行政执法', () => {
    expect(themesOf('行政执法监督力量薄弱')).toEqual(['enforcement-supervision']);
  });

  it('names nothing where nothing is named', () => {
    expect(themesOf('天气晴好')).toEqual([]);
  });

  it('lists every word once, and every theme has a name', () => {
    const words = THEMES.flatMap(({ terms }) => terms);
    expect(words).toHaveLength(new Set(words).size);
    for (const { code, zh } of THEMES) expect(themeName(code)).toBe(zh);
  });
});
