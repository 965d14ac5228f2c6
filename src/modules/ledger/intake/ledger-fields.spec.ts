import { describe, expect, it } from '@jest/globals';
import { detectHeader, fieldOf } from './ledger-fields.js';

const rows = (...lines: string[][]) => lines.map((cells, i) => ({ row: i + 1, cells }));
const fields = (...lines: string[][]) =>
  detectHeader(rows(...lines))?.columns.map(({ header, field }) => [header, field]);

describe('the columns of somebody else’s ledger', () => {
  it.each([
    ['存在问题', 'problem'],
    [' 整改时限（年月日） ', 'dueOn'],
    ['牵头\n单位', 'lead'],
    ['备注', null],
  ] as const)('%s is read as %s', (header, field) => expect(fieldOf(header)).toBe(field));

  it('are found below titles', () => {
    const found = detectHeader(
      rows(
        ['某县整改台账'],
        ['填报单位：县政府办'],
        ['序号', '问题描述', '牵头部门', '完成时间'],
        ['1', '文书不规范', '县司法局', '2026-06-30'],
      ),
    );
    expect(found?.row).toBe(3);
    expect(found?.columns.map(({ field }) => field)).toEqual([null, 'problem', 'lead', 'dueOn']);
    expect(found?.columns[1]?.samples).toEqual(['文书不规范']);
  });

  it('are guessed by their contents where the names say nothing', () => {
    expect(fields(['甲', '乙', '丙'], ['1', '部分案卷缺少送达回证，制作不规范', '2026/6/30'])).toEqual([
      ['甲', null],
      ['乙', 'problem'],
      ['丙', 'dueOn'],
    ]);
  });

  it('let 责任单位 lead only where no 牵头单位 stands beside it', () => {
    expect(fields(['存在问题', '责任单位'], ['x', '县司法局'])).toContainEqual(['责任单位', 'lead']);
    expect(fields(['存在问题', '牵头单位', '责任单位'], ['x', 'y', 'z'])).toContainEqual([
      '责任单位',
      'responsible',
    ]);
  });

  it('give nothing out of a sheet without a table', () =>
    expect(detectHeader(rows(['说明'], ['一段话']))).toBeNull());
});
