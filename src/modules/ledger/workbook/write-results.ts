import type { Writable } from 'node:stream';
import { toCellText } from '../columns/cell-text.js';
import type { ReturnedLineView } from '../returning/returns.dto.js';

const OUTCOMES: Readonly<Record<string, string>> = {
  changed: '有修改',
  unchanged: '无修改',
  conflict: '他人已改',
  refused: '不能采用',
};
const RESULTS: Readonly<Record<string, string>> = {
  applied: '已生效',
  pending: '待单位确认',
  conflict: '他人已改，未生效',
  refused: '未生效',
};
const HEADERS = ['行号', '事项', '核对结果', '说明', '修改内容', '办理结果', '办理说明'];
const WIDTHS = [8, 32, 12, 28, 60, 18, 28];

/** One line for each line of the returned ledger: what was found, what changed, what became of it. */
export async function writeResults(
  output: Writable,
  batches: AsyncIterable<readonly ReturnedLineView[]>,
  at: Date,
): Promise<void> {
  const { SteadyWorkbook } = await import('./steady-workbook.js');
  const book = new SteadyWorkbook(output, at);
  const sheet = book.addWorksheet('回传结果', { views: [{ state: 'frozen', ySplit: 1 }] });
  const style = { numFmt: '@', alignment: { vertical: 'top', wrapText: true } } as const;
  sheet.columns = HEADERS.map((header, i) => ({ header, width: WIDTHS[i], style }));
  for await (const lines of batches)
    for (const line of lines) sheet.addRow(cellsOf(line).map(toCellText)).commit();
  sheet.commit();
  await book.commit();
}

function cellsOf(line: ReturnedLineView): string[] {
  const changes = line.changes.map(
    ({ header, before, after }) => `${header}：${before || '（空）'} → ${after || '（空）'}`,
  );
  return [
    String(line.rowNo),
    line.title ?? '',
    OUTCOMES[line.outcome] ?? line.outcome,
    line.reason ?? '',
    changes.join('\n'),
    line.result === null ? '' : (RESULTS[line.result] ?? line.result),
    line.resultReason ?? '',
  ];
}
