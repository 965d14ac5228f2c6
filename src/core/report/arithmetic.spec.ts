import { describe, expect, it } from '@jest/globals';
import { arithmeticRemarks } from './arithmetic.js';
import { toMatchingCopy } from './text/normalise.js';

const remarks = (text: string): { code: string; quote: string }[] =>
  arithmeticRemarks(toMatchingCopy(text)).map(({ code, start, end }) => ({
    code,
    quote: text.slice(start, end),
  }));

describe('arithmeticRemarks', () => {
  it.each([
    ['办理案件88件（其中援助5人，涉企案件300件）。', 'arithmetic.parts'],
    ['共办结100件，其中许可60件，处罚30件，其他20件。', 'arithmetic.parts'],
    ['调解纠纷200件，调解成功150件，成功率95%。', 'arithmetic.rate'],
  ])('notes %p', (text, code) => {
    expect(remarks(text).map((remark) => remark.code)).toEqual([code]);
  });

  it.each([
    '办理案件88件（其中涉企案件30件）。',
    '共办结100件，其中许可60件，处罚30件，其他10件。',
    '调解纠纷121件，其中调解成功119件，调解成功率达98.3%。',
    '调解纠纷200件，调解成功196件，成功率98%。',
    '办理建议59件、提案75件，办结率100%。',
    '受理0件，办结0件，办结率100%。',
  ])('has nothing against %p', (text) => {
    expect(remarks(text)).toEqual([]);
  });

  it('quotes the place in the original', () => {
    expect(remarks('全年 办理 案件８８件（其中涉企案件３００件）。')).toEqual([
      { code: 'arithmetic.parts', quote: '８８件（其中涉企案件３００件' },
    ]);
  });
});
