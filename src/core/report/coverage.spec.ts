import { describe, expect, it } from '@jest/globals';
import { readReport, uncoveredSpans } from './index.js';

const TEXT = `青石镇2024年法治政府建设情况报告
2024年，青石镇扎实开展工作，现报告如下：
一、主要成效
完成调解42件。
二、存在的不足
回顾一年工作，还存在以下问题：一是力量不足；二是经费不足。对此，我们将认真解决。
三、下一步打算
2025年，我镇将做好以下工作：
（一）充实力量。
`;

describe('uncoveredSpans', () => {
  it('lists what stands in the parts that matter and in no item', () => {
    const spans = uncoveredSpans(readReport(TEXT), TEXT);
    expect(spans.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
      '回顾一年工作，还存在以下问题：',
      '对此，我们将认真解决。',
      '2025年，我镇将做好以下工作：',
    ]);
  });

  it('has nothing to say of a report that is all items', () => {
    const text = '二、存在的不足\n一是力量不足；二是经费不足。\n';
    expect(uncoveredSpans(readReport(text), text)).toEqual([]);
  });
});
