import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { ProblemCode } from '../../../platform/http/problem-catalogue.js';

/** What the person says about all the files of an upload, where the texts do not tell. */
export interface IntakeHints {
  readonly organisationId?: string;
  readonly reportYear?: number;
  /** A body that the directory does not know is registered under the name the text gives it. */
  readonly newBody?: boolean;
}

/** What the person adds to one file that needed a look. */
export interface Amendment extends IntakeHints {
  /** It corrects the report that the body has for the year. */
  readonly correction?: boolean;
}

/** A file that was handed in; one that was received has been stored, so its hash is known. */
export interface IntakeFile {
  readonly id: string;
  readonly batch_id: string;
  readonly file_name: string;
  readonly sha256: string;
  readonly size_bytes: number;
  readonly organisation_id: string | null;
  readonly report_year: number | null;
  readonly new_body: boolean;
  readonly correction: boolean;
  /** A person named the body of this very file, having looked at it. */
  readonly body_insisted: boolean;
  readonly uploaded_by: string;
  readonly scope_path: string;
  readonly received_at: Date;
  /** The archive it came in. */
  readonly parent_id: string | null;
}

@Injectable()
export class IntakeRepository {
  constructor(private readonly clock: Clock) {}

  async byId(tx: Tx, id: string): Promise<IntakeFile> {
    const [file] = await tx.query<IntakeFile>(
      'select * from intake_file where id = $1 and sha256 is not null',
      [id],
    );
    if (file === undefined) throw new Error(`no stored file behind intake ${id}`);
    return file;
  }

  /** A report of these very bytes that the person may see, of the body they named where they named one. */
  async reportOfSameFile(tx: Tx, file: IntakeFile): Promise<string | null> {
    const [report] = await tx.query<{ id: string }>(
      `select id from report where sha256 = $1 and starts_with(org_path, $2) and ($3::uuid is null or organisation_id = $3)
       order by uploaded_at limit 1`,
      [file.sha256, file.scope_path, file.organisation_id],
    );
    return report?.id ?? null;
  }

  /** The same file again: refused, and the summary leads to the report that is there. */
  async markKnown(tx: Tx, id: string, reportId: string): Promise<void> {
    await tx.query(
      `update intake_file set state = 'refused', problem_code = 'report.duplicate', report_id = $2, finished_at = $3 where id = $1`,
      [id, reportId, this.clock.now()],
    );
  }

  async markParsed(tx: Tx, id: string, reportId: string): Promise<void> {
    await tx.query(
      `update intake_file set state = 'parsed', report_id = $2, problem_code = null, finished_at = $3 where id = $1`,
      [id, reportId, this.clock.now()],
    );
  }

  async markProblem(
    tx: Tx,
    id: string,
    { code, mendable }: { code: ProblemCode; mendable: boolean },
  ): Promise<void> {
    await tx.query('update intake_file set state = $2, problem_code = $3, finished_at = $4 where id = $1', [
      id,
      mendable ? 'needs-a-look' : 'refused',
      code,
      this.clock.now(),
    ]);
  }

  /** Takes a file that needed a look back in, with what the person added; null where it is not waiting for that. */
  async amend(tx: Tx, id: string, hints: Amendment): Promise<string | null> {
    const [row] = await tx.query<{ batch_id: string }>(
      `update intake_file set state = 'received', problem_code = null, finished_at = null,
         organisation_id = coalesce($2, organisation_id), report_year = coalesce($3, report_year), new_body = coalesce($4, new_body),
         correction = coalesce($5, correction), body_insisted = body_insisted or $2::uuid is not null
       where id = $1 and state = 'needs-a-look' returning batch_id`,
      [
        id,
        hints.organisationId ?? null,
        hints.reportYear ?? null,
        hints.newBody ?? null,
        hints.correction ?? null,
      ],
    );
    return row?.batch_id ?? null;
  }
}
