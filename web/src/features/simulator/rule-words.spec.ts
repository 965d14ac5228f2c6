import { describe, expect, it } from '@jest/globals';
import { NOTICE_FAMILIES } from '../../../../src/core/escalation/index.js';
import { ruleTexts } from './rule-texts.js';
import { ruleWords } from './rule-words.js';

const chinese = ruleTexts['zh-CN'];

describe('the rule behind a notice', () => {
  it.each([
    ['due.before-5', '办结时限前 5 个工作日'],
    ['sign.on-0', '签收时限当日'],
    ['progress.after-4', '进展报送日后 4 个工作日'],
    ['part-missing.after-2', '分工未分派后 2 个工作日'],
    ['light.red', '转为红灯'],
    ['moon.before-1', 'moon.before-1'],
    ['light.blue', 'light.blue'],
  ])('%s is said as %s', (ruleId, words) => {
    expect(ruleWords(ruleId, chinese)).toBe(words);
  });

  it('has a word for every clock that the core knows', () => {
    expect(Object.keys(chinese.clocks).sort()).toEqual([...NOTICE_FAMILIES].sort());
  });
});
