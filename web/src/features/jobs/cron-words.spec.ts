import { describe, expect, it } from '@jest/globals';
import { cronWords } from './cron-words.js';
import { jobTexts } from './texts.js';

describe('cronWords', () => {
  it.each([
    ['* * * * *', '每分钟'],
    ['5 * * * *', '每小时的第 5 分'],
    ['30 8-17 * * *', '每天 08:30 至 17:30，每小时一次'],
    ['10 0 * * *', '每天 00:10'],
    ['0 9 * * 1', '0 9 * * 1'],
    ['*/5 * * * *', '*/5 * * * *'],
  ])('of %s are %s', (cron, words) => {
    expect(cronWords(cron, jobTexts['zh-CN'])).toBe(words);
  });
});
