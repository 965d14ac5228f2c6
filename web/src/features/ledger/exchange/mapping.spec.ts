import { describe, expect, it } from '@jest/globals';
import { columnsOf, guessed, likelySheet, mappingFault, type IntakeSheet } from './mapping.js';

function sheet(
  name: string,
  fields: readonly IntakeSheet['columns'][number]['field'][],
  hidden = false,
): IntakeSheet {
  const columns = fields.map((field, column) => ({ column, header: `第${column}列`, field, samples: [] }));
  return { name, hidden, headerRow: 1, rows: 3, mergedCells: 0, formulaCells: 0, columns };
}

describe('which column of a foreign ledger is what', () => {
  it('begins with the sheet in which most was recognised, never with a hidden one', () => {
    const sheets = [
      sheet('说明', [null]),
      sheet('台账', ['problem', 'lead', null]),
      sheet('底稿', ['problem', 'lead', 'dueOn'], true),
    ];
    expect(likelySheet(sheets)?.name).toBe('台账');
    expect(likelySheet([])).toBeUndefined();
  });

  it('takes the first of two columns that look alike', () => {
    const mapping = guessed(sheet('台账', ['problem', null, 'lead', 'problem']));
    expect(mapping).toEqual({ 0: 'problem', 2: 'lead' });
    expect(columnsOf({ ...mapping, 1: undefined })).toEqual([
      { column: 0, field: 'problem' },
      { column: 2, field: 'lead' },
    ]);
  });

  it('wants the problem once', () => {
    expect(mappingFault({ 0: 'problem', 1: 'lead' })).toBeNull();
    expect(mappingFault({ 0: 'lead', 1: undefined })).toBe('needsProblem');
    expect(mappingFault({ 0: 'problem', 1: 'problem' })).toBe('twice');
  });
});
