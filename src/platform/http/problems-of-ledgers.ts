import type { ProblemSpec } from './problem-spec.js';

const refused = (status: number, title: string): ProblemSpec => ({ status, title, level: 'info' });

/** Problems of a ledger that goes out as a workbook or comes in as one. */
export const LEDGER_PROBLEMS = {
  'ledger.day-not-over': refused(422, '该日尚未结束，只能查阅以前日期的台账'),
  'ledger.too-many-lines': refused(422, '行数较多，请改用后台导出'),
  'ledger.not-ready': refused(409, '台账文件正在生成，请稍后下载'),
  'ledger.view-twice': refused(422, '已有同名的视图，请换一个名称'),
  'ledger.old-format': refused(422, '旧版 .xls 或加密的文件无法读取，请另存为 .xlsx'),
  'ledger.not-a-workbook': refused(422, '不是 Excel 工作簿或 CSV 文件'),
  'ledger.unreadable': refused(422, '文件已损坏，无法读取'),
  'ledger.too-many-rows': refused(422, '行数超过十万行，请分成几个文件'),
  'ledger.too-large-inside': refused(422, '文件展开后过大，已停止读取'),
  'ledger.not-ours': refused(422, '没有找到本系统导出的台账工作表，请使用导出的文件修改后回传'),
  'ledger.row-unknown': refused(422, '该行没有系统标识，不是导出的行'),
  'ledger.row-twice': refused(422, '同一事项在文件中出现两次'),
  'ledger.marks-broken': refused(422, '隐藏列已被改动，无法核对'),
  'ledger.column-not-yours': refused(403, '该列不由您修改'),
  'ledger.formula-cell': refused(422, '单元格是公式，请改为文字或数字'),
  'ledger.cell-cut': refused(422, '内容过长，导出时已截断，请在系统内修改'),
  'ledger.cell-emptied': refused(422, '该列不能清空'),
  'ledger.not-a-day': refused(422, '不是有效日期，应如 2026-07-01'),
  'ledger.changed-meanwhile': refused(409, '导出后他人已修改该项'),
  'ledger.due-needs-extension': refused(422, '完成时限只能通过批复延期申请变更'),
  'ledger.person-unknown': refused(422, '没有找到该人员'),
  'ledger.person-ambiguous': refused(422, '有多名同名人员，请在系统内指定'),
  'ledger.not-checked': refused(409, '核对尚未完成，不能确认'),
  'ledger.confirmed': refused(409, '已经确认过'),
  'ledger.no-table': refused(422, '没有找到有表头的工作表'),
  'ledger.wrong-sheet': refused(422, '没有这个工作表，或表头所在行不对'),
  'ledger.mapping-incomplete': refused(422, '请指定“存在问题”所在的列，且每列只对应一项'),
  'ledger.not-mapping': refused(409, '当前不能设定列的对应关系'),
  'ledger.problem-missing': refused(422, '没有填写存在问题'),
  'ledger.text-too-long': refused(422, '文字过长'),
  'ledger.unit-unknown': refused(422, '单位名称无法识别，请在单位别名中补充'),
  'ledger.unit-ambiguous': refused(422, '单位名称对应多个单位'),
} as const satisfies Record<string, ProblemSpec>;
