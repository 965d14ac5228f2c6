import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { Actor } from '../../identity/index.js';
import type { DetectedSheet } from './detect-sheets.js';
import type { JudgedLine, LedgerDraft } from './intake-line.js';
import type { IntakeMappingDto } from './intakes.dto.js';

export interface Intake {
  readonly id: string;
  readonly state: string;
  readonly org_path: string;
  readonly sha256: string;
  readonly file_name: string;
  readonly actor: Actor;
  readonly sheets: readonly DetectedSheet[];
  readonly mapping: IntakeMappingDto | null;
}

export interface LineToDraft {
  readonly rowNo: number;
  readonly draft: LedgerDraft;
  readonly cells: object;
}

@Injectable()
export class Intakes {
  async lock(tx: Tx, id: string): Promise<Intake | null> {
    const [intake] = await tx.query<Intake>(
      'select id, state, org_path, sha256, file_name, actor, sheets, mapping from ledger_intake where id = $1 for update',
      [id],
    );
    return intake ?? null;
  }

  async move(tx: Tx, id: string, to: { state: string; problem?: string; at?: Date }): Promise<void> {
    await tx.query(
      'update ledger_intake set state = $2, problem_code = coalesce($3, problem_code), finished_at = coalesce($4, finished_at) where id = $1',
      [id, to.state, to.problem ?? null, to.at ?? null],
    );
  }

  /** Lines whose matter the body has already, by number or by its very words, are matched with it. */
  async addLines(
    tx: Tx,
    { id, org_path, mapping }: Pick<Intake, 'id' | 'org_path' | 'mapping'>,
    lines: readonly JudgedLine[],
  ): Promise<void> {
    if (lines.length === 0) return;
    await tx.query(ADD_LINES, [
      id,
      org_path,
      JSON.stringify(lines),
      mapping?.organisationId,
      mapping?.reportYear,
    ]);
  }

  linesToDraft(tx: Tx, id: string, limit: number): Promise<LineToDraft[]> {
    return tx.query(
      `select row_no as "rowNo", draft, cells from ledger_intake_line where intake_id = $1 and outcome = 'create' and task_id is null
       order by row_no limit $2`,
      [id, limit],
    );
  }

  async drafted(tx: Tx, at: { id: string; rowNo: number }, taskId: string, when: Date): Promise<boolean> {
    const rows = await tx.query(
      'update ledger_intake_line set task_id = $3, done_at = $4 where intake_id = $1 and row_no = $2 and task_id is null returning row_no',
      [at.id, at.rowNo, taskId, when],
    );
    return rows.length > 0;
  }

  async reject(tx: Tx, at: { id: string; rowNo: number }, code: string): Promise<void> {
    await tx.query(
      `update ledger_intake_line set outcome = 'rejected', code = $3 where intake_id = $1 and row_no = $2`,
      [at.id, at.rowNo, code],
    );
  }
}

const ADD_LINES = `
insert into ledger_intake_line (intake_id, org_path, row_no, outcome, code, params, draft, cells, task_id)
select $1, $2, l."rowNo", case when l.outcome = 'create' and m.id is not null then 'matched' else l.outcome end, l.code, l.params, l.draft,
  l.cells, m.id
from jsonb_to_recordset($3::jsonb) as l ("rowNo" int, outcome text, code text, params jsonb, draft jsonb, cells jsonb)
  left join lateral (select t.id from task t where l.outcome = 'create' and t.organisation_id = $4
    and (t.number = l.draft ->> 'number' or (t.report_year = $5 and t.problem = l.draft ->> 'problem')) order by t.created_at limit 1) m on true
on conflict (intake_id, row_no) do nothing`;
