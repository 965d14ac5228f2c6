import { describe, expect, it } from '@jest/globals';
import type { Span } from '../../shared/span.js';
import type { ReportItem } from '../types.js';
import { quotedItem, quotedPieces, suggestedCuts, suggestedSplits } from './pieces.js';

function placeOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

describe('quotedPieces', () => {
  it('leaves out the page number that an item runs across', () => {
    const item = '一是执法人员的能力与新形势下\n- 3 -\n依法行政的要求不相适应。';
    const text = `存在的不足\n${item}\n二是普法不足。`;

    const pieces = quotedPieces(text, placeOf(text, item)).map(({ start, end }) => text.slice(start, end));

    expect(pieces).toEqual(['一是执法人员的能力与新形势下', '依法行政的要求不相适应。']);
  });

  it('gives an item without page numbers as it is', () => {
    const text = '（一）制度不健全。\n台账 3 本未更新。';
    expect(quotedPieces(text, { start: 0, end: text.length })).toEqual([{ start: 0, end: text.length }]);
  });
});

describe('suggestedSplits', () => {
  it('offers one child for each case told, the heading sentence for none', () => {
    const item = '（一）理念有待提升。有的部门认识不足；个别干部　习惯凭经验办事。';
    const text = `存在的不足\n${item}`;

    const children = suggestedSplits(text, placeOf(text, item)).map(({ start, end }) =>
      text.slice(start, end),
    );

    expect(children).toEqual(['有的部门认识不足；', '个别干部　习惯凭经验办事。']);
  });

  it.each(['一是部分干部法治意识不强。', '一是执法力量薄弱，有的村没有调解员。'])(
    'offers none for %s',
    (item) => {
      expect(suggestedSplits(item, { start: 0, end: item.length })).toEqual([]);
    },
  );
});

describe('quotedItem and suggestedCuts', () => {
  const heading = '（一）理念有待提升。';
  const words = `${heading}有的部门认识\n- 3 -\n不足；个别干部凭经验办事。`;
  const text = `存在的不足\n${words}\n二是普法不足。`;
  const item: ReportItem = {
    ...{ id: 'shortcoming-1', kind: 'shortcoming', text: words, ordinal: '（一）', parentId: null },
    ...{ sectionIndex: 0, ruleId: 'enumerated', confidence: 0.95, ...placeOf(text, words) },
  };

  it('keeps the words without the page number, and where they stand', () => {
    const quoted = quotedItem(text, item);
    expect(quoted.text).toBe('（一）理念有待提升。有的部门认识\n不足；个别干部凭经验办事。');
    expect(quoted.spans.map(({ start, end }) => text.slice(start, end)).join('\n')).toBe(quoted.text);
  });

  it('cuts before each case, also behind the turned page', () => {
    const cuts = suggestedCuts(quotedItem(text, item));
    expect(cuts.map((at) => text.slice(at, at + 4))).toEqual(['有的部门', '个别干部']);
  });

  it('needs no cut where an item begins with its first case', () => {
    const plain = '有的村没有台账；有的村没有调解员。';
    const spans = [{ start: 40, end: 40 + plain.length }];
    expect(suggestedCuts({ text: plain, spans })).toEqual([48]);
  });
});
