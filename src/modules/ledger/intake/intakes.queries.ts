import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { toPage, type Page } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import { rowAfter, titleOf } from '../result-lines.js';
import type { IntakeLinesQuery, IntakeLineView, LedgerIntakeView } from './intakes.dto.js';

const DEFAULT_LIMIT = 100;

@Injectable()
export class IntakesQueries {
  constructor(private readonly reader: Reader) {}

  /** @throws Problem `record.not-found` also for a file that somebody else handed in */
  async view(context: DatabaseContext, id: string): Promise<LedgerIntakeView> {
    const view = await this.reader.one<LedgerIntakeView>(context, {
      name: 'read-ledger-intake',
      text: VIEW,
      values: [id],
    });
    if (view === null) throw new Problem('record.not-found');
    return { ...view, problemTitle: titleOf(view.problemCode) };
  }

  async lines(
    context: DatabaseContext,
    id: string,
    { outcome, limit = DEFAULT_LIMIT, cursor }: IntakeLinesQuery,
  ): Promise<Page<IntakeLineView>> {
    await this.view(context, id);
    const after = rowAfter(cursor);
    const rows = await this.reader.rows<Omit<IntakeLineView, 'reason'>>(context, {
      text: LINES,
      values: [id, after, outcome ?? null, limit + 1],
    });
    const page = toPage(rows, limit, ({ rowNo }) => [rowNo]);
    return { items: page.items.map((row) => ({ ...row, reason: titleOf(row.code) })), next: page.next };
  }
}

const VIEW = `
select i.id, i.file_name as "fileName", i.state, i.problem_code as "problemCode",
  (select coalesce(jsonb_agg(s - 'merges'), '[]') from jsonb_array_elements(i.sheets) s) as sheets,
  (select coalesce(jsonb_object_agg(outcome, n), '{}') from (select outcome, count(*)::int as n from ledger_intake_line
    where intake_id = i.id group by outcome) o) as outcomes,
  (select count(*)::int from ledger_intake_line l where l.intake_id = i.id and l.done_at is not null) as drafted
from ledger_intake i where i.id = $1`;

const LINES = `
select row_no as "rowNo", outcome, code, params, cells, task_id as "taskId" from ledger_intake_line
where intake_id = $1 and row_no > $2 and ($3::text is null or outcome = $3) order by row_no limit $4`;
