import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../../core/shared/local-date.js';
import { LEDGER_COLUMNS } from './ledger-columns.js';
import type { LedgerFields } from './ledger-row.js';

const D = localDate;
const fields: LedgerFields = {
  title: '执法案卷不规范',
  kind: 'shortcoming',
  report_year: 2025,
  problem: '执法案卷不规范',
  state: 'in_progress',
  progress: 30,
};

describe('延期情况', () => {
  const shown = (change: Partial<LedgerFields>) =>
    LEDGER_COLUMNS.find(({ key }) => key === 'extension')?.value({
      ...{ id: 'task', version: 1, registeredOn: D('2026-03-02'), light: 'green' },
      fields: { ...fields, ...change },
    });
  const original_due_on = D('2026-03-31');

  it.each<[Partial<LedgerFields>, string]>([
    [{}, ''],
    [{ original_due_on, current_due_on: D('2026-03-31') }, ''],
    [{ original_due_on, current_due_on: D('2026-04-30'), extension_count: 1 }, '已延期1次，原定2026-03-31'],
    // Moved by the office or with a holiday: no extension, and yet not the first limit.
    [{ original_due_on, current_due_on: D('2026-04-30'), extension_count: 0 }, '时限已调整，原定2026-03-31'],
    [
      { original_due_on, current_due_on: D('2026-03-31'), extension_new_due_on: D('2026-05-29') },
      '申请延至2026-05-29，待批',
    ],
  ])('%j', (change, expected) => {
    expect(shown(change)).toBe(expected);
  });
});
