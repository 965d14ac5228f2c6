import type { ProblemSpec } from './problem-spec.js';

const refused = (status: number, title: string): ProblemSpec => ({ status, title, level: 'info' });

/** Problems of a ledger that goes out as a workbook or comes in as one. */
export const LEDGER_PROBLEMS = {
  'ledger.day-not-over': refused(422, '该日尚未结束，只能查阅以前日期的台账'),
  'ledger.too-many-lines': refused(422, '行数较多，请改用后台导出'),
  'ledger.not-ready': refused(409, '台账文件正在生成，请稍后下载'),
} as const satisfies Record<string, ProblemSpec>;
