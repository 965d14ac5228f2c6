import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCsv } from './read-csv.js';
import { Unreadable } from './sheet-events.js';

const rowsOf = (text: string): (readonly string[])[] =>
  [...readCsv(Buffer.from(text))].flatMap((event) =>
    event.what === 'rows' ? event.rows.map(({ cells }) => cells) : [],
  );

describe('a ledger as CSV', () => {
  it('keeps separators, quotes and line ends inside quotes', () => {
    expect(rowsOf('编号,问题\r\n1,"甲,乙""丙""\n丁"\n2,\n')).toEqual([
      ['编号', '问题'],
      ['1', '甲,乙"丙"\n丁'],
      ['2', ''],
    ]);
  });

  it('takes the separator that the first line uses', () => {
    expect(rowsOf('编号\t问题,原因\t时限\n1\t文书\t')).toEqual([
      ['编号', '问题,原因', '时限'],
      ['1', '文书', ''],
    ]);
  });

  it('refuses bytes that are no text', () => {
    expect(() => [...readCsv(Buffer.from('编号\u0000,问题'))]).toThrow(Unreadable);
  });

  it('takes no separator from within quotes, nor a row apart after them', () => {
    expect(rowsOf('"x",";;"')).toEqual([['x', ';;']]);
    expect(rowsOf('"甲"乙;丙,丁')).toEqual([['甲乙;丙', '丁']]);
  });

  it('gives back every cell that was quoted into it', () => {
    const cell = fc.string().map((text) => text.replaceAll('\u0000', ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constant('x'), cell), { minLength: 1, maxLength: 8 }), (table) => {
        const text = table
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        expect(rowsOf(text)).toEqual(table);
      }),
    );
  });
});
