import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage } from '../../../platform/http/page.js';
import { PROBLEMS, type ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { Problem } from '../../../platform/http/problem.js';
import type { BulkRowPage, BulkRowsQuery, BulkRowView, BulkRunView } from './bulk.dto.js';

const DEFAULT_LIMIT = 200;

@Injectable()
export class BulkQueries {
  constructor(private readonly reader: Reader) {}

  async byId(context: DatabaseContext, id: string): Promise<BulkRunView> {
    const run = await this.reader.one<BulkRunView>(context, { text: RUN, values: [id] });
    if (run === null) throw new Problem('record.not-found');
    return run;
  }

  /** In the order in which the tasks were chosen. */
  async rows(context: DatabaseContext, runId: string, query: BulkRowsQuery): Promise<BulkRowPage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [after] = query.cursor === undefined ? [0] : decodeCursor(query.cursor, 1);
    if (typeof after !== 'number') throw new Problem('request.cursor-invalid');
    const rows = await this.reader.rows<Omit<BulkRowView, 'problemTitle'> & { seq: number }>(context, {
      text: ROWS,
      values: [runId, after, query.state ?? null, limit + 1],
    });
    const page = toPage(rows, limit, ({ seq }) => [seq]);
    return {
      items: page.items.map(({ seq: _seq, ...row }) => ({
        ...row,
        problemTitle: titleOf(row.problemCode),
      })),
      next: page.next,
    };
  }
}

/** A problem code in words; the code itself where the catalogue has lost it since the row was written. */
export function titleOf(code: string | null): string | null {
  return code === null ? null : (PROBLEMS[code as ProblemCode]?.title ?? code);
}

const RUN = `
select id, act, state, total, done, refused, created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"
from bulk_run where id = $1`;

const ROWS = `
select b.seq, b.task_id as "taskId", coalesce(b.task_number, t.number) as number, t.title, b.state, b.task_state as "taskState",
  b.due_on::text as "dueOn", b.problem_code as "problemCode"
from bulk_row b left join task t on t.id = b.task_id
where b.run_id = $1 and b.seq > $2 and ($3::text is null or b.state = $3) order by b.seq limit $4`;
