import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { toPage, type Page } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import { rowAfter, titleOf } from '../result-lines.js';
import type { ReturnedLedgerView, ReturnedLinesQuery, ReturnedLineView } from './returns.dto.js';

const DEFAULT_LIMIT = 100;
const LINES_AT_ONCE = 500;

type LineRow = Omit<ReturnedLineView, 'reason' | 'resultReason'>;

@Injectable()
export class ReturnQueries {
  constructor(private readonly reader: Reader) {}

  /** @throws Problem `record.not-found` also for a file that somebody else handed in */
  async view(context: DatabaseContext, id: string): Promise<ReturnedLedgerView> {
    const view = await this.reader.one<ReturnedLedgerView>(context, {
      name: 'read-returned-ledger',
      text: VIEW,
      values: [id],
    });
    if (view === null) throw new Problem('record.not-found');
    return { ...view, problemTitle: titleOf(view.problemCode) };
  }

  async lines(
    context: DatabaseContext,
    id: string,
    { outcome, limit = DEFAULT_LIMIT, cursor }: ReturnedLinesQuery,
  ): Promise<Page<ReturnedLineView>> {
    await this.view(context, id);
    const after = rowAfter(cursor);
    const rows = await this.reader.rows<LineRow>(context, {
      text: `${LINES} and row_no > $2 and ($3::text is null or outcome = $3) order by row_no limit $4`,
      values: [id, after, outcome ?? null, limit + 1],
    });
    const page = toPage(rows, limit, ({ rowNo }) => [rowNo]);
    return { items: page.items.map(inWords), next: page.next };
  }

  /** Every line, for the result file. */
  async *allLines(context: DatabaseContext, id: string): AsyncGenerator<ReturnedLineView[]> {
    const statement = { text: `${LINES} order by row_no`, values: [id] };
    for await (const rows of this.reader.batches<LineRow>(context, statement, { size: LINES_AT_ONCE }))
      yield rows.map(inWords);
  }
}

function inWords(row: LineRow): ReturnedLineView {
  return { ...row, reason: titleOf(row.code), resultReason: titleOf(row.resultCode) };
}

const VIEW = `
select i.id, i.file_name as "fileName", i.state, i.problem_code as "problemCode", i.formula_cells as "formulaCells",
  i.merged_cells as "mergedCells",
  (select coalesce(jsonb_object_agg(outcome, n), '{}') from (select outcome, count(*)::int as n from ledger_import_line
    where import_id = i.id group by outcome) o) as outcomes,
  (select coalesce(jsonb_object_agg(result, n), '{}') from (select result, count(*)::int as n from ledger_import_line
    where import_id = i.id and result is not null group by result) r) as results
from ledger_import i where i.id = $1`;

const LINES = `
select row_no as "rowNo", task_id as "taskId", title, outcome, code, changes, result, result_code as "resultCode"
from ledger_import_line where import_id = $1`;
