import { describe, expect, it } from '@jest/globals';
import { copiedSentences } from './copied-sentences.js';

const LAST =
  '一是学习不够系统。镇党委、政府高度重视法治建设，全年召开专题会议4次，研究解决重点难点问题，推动工作落实。';

describe('copiedSentences', () => {
  it('finds a sentence taken over with another number in it', () => {
    const text =
      '今年工作如下。镇党委、政府高度重视法治建设，全年召开专题会议6次，研究解决重点难点问题，推动工作落实。';
    const copied = copiedSentences(LAST, text);
    expect(copied).toHaveLength(1);
    for (const { start, end, text: quote } of copied) expect(text.slice(start, end)).toBe(quote);
  });

  it('finds one taken over nearly word for word', () => {
    const text =
      '镇党委、政府始终高度重视法治建设，全年召开专题会议4次，研究解决重点难点问题，推动工作落实。';
    expect(copiedSentences(LAST, text)[0]?.score).toBeGreaterThanOrEqual(0.9);
  });

  it('passes over formulas that everybody writes, and sentences of its own', () => {
    const text =
      '一是学习不够系统。全镇建成法治文化广场一处，每月邀请法官到场讲解土地、婚姻、借贷等身边案例。';
    expect(copiedSentences(LAST, text)).toEqual([]);
  });
});
