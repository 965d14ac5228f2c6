import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import type { ProblemCode } from '../../../platform/http/problem-catalogue.js';
import type { Actor } from '../../identity/index.js';
import type { CellChange, CheckedLine } from './returned-line.js';

export interface ReturnedFile {
  readonly id: string;
  readonly state: string;
  readonly sha256: string;
  readonly org_path: string;
  readonly actor: Actor;
}

export interface OpenLine {
  readonly rowNo: number;
  readonly taskId: string;
  readonly expectedVersion: number | null;
  readonly changes: readonly CellChange[];
}

export interface FileFindings {
  readonly problem: ProblemCode | null;
  readonly formulaCells: number;
  readonly mergedCells: number;
}

@Injectable()
export class ReturnedFiles {
  async lock(tx: Tx, id: string): Promise<ReturnedFile | null> {
    const [file] = await tx.query<ReturnedFile>(
      'select id, state, sha256, org_path, actor from ledger_import where id = $1 for update',
      [id],
    );
    return file ?? null;
  }

  /** A run that was broken off left some lines behind: they are found again alike. */
  async addLines(
    tx: Tx,
    file: Pick<ReturnedFile, 'id' | 'org_path'>,
    lines: readonly CheckedLine[],
  ): Promise<void> {
    if (lines.length === 0) return;
    await tx.query(ADD_LINES, [file.id, file.org_path, JSON.stringify(lines)]);
  }

  async finishCheck(tx: Tx, id: string, { problem, formulaCells, mergedCells }: FileFindings): Promise<void> {
    await tx.query(
      `update ledger_import set state = case when $2::text is null then 'checked' else 'refused' end, problem_code = $2, formula_cells = $3,
         merged_cells = $4 where id = $1`,
      [id, problem, formulaCells, mergedCells],
    );
  }

  openLines(tx: Tx, id: string, limit: number): Promise<OpenLine[]> {
    return tx.query(
      `select row_no as "rowNo", task_id as "taskId", expected_version as "expectedVersion", changes from ledger_import_line
       where import_id = $1 and outcome = 'changed' and result is null order by row_no limit $2`,
      [id, limit],
    );
  }

  /** @returns whether the line was still open: another run may have settled it */
  async settleLine(
    tx: Tx,
    at: { readonly id: string; readonly rowNo: number },
    done: { readonly result: string; readonly code: string | null; readonly at: Date },
  ): Promise<boolean> {
    const rows = await tx.query(
      `update ledger_import_line set result = $3, result_code = $4, done_at = $5
       where import_id = $1 and row_no = $2 and result is null returning row_no`,
      [at.id, at.rowNo, done.result, done.code, done.at],
    );
    return rows.length > 0;
  }
}

const ADD_LINES = `
insert into ledger_import_line (import_id, org_path, row_no, task_id, title, outcome, code, changes, expected_version)
select $1, $2, l."rowNo", l."taskId", l.title, l.outcome, l.code, l.changes, l."expectedVersion"
from jsonb_to_recordset($3::jsonb) as l ("rowNo" int, "taskId" uuid, title text, outcome text, code text, changes jsonb, "expectedVersion" int)
on conflict (import_id, row_no) do update set outcome = excluded.outcome, code = excluded.code, changes = excluded.changes,
  expected_version = excluded.expected_version`;
