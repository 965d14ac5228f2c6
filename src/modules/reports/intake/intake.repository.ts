import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
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
  /** The same of the year. */
  readonly year_insisted: boolean;
  readonly uploaded_by: string;
  readonly scope_path: string;
  readonly received_at: Date;
  /** The archive it came in. */
  readonly parent_id: string | null;
}

const KNOWN_AS = `(select r.id from report r where r.sha256 = f.sha256 and starts_with(r.org_path, f.scope_path)
  and not exists (select from organisation h where h.heads_level and h.path <> f.scope_path and starts_with(h.path, f.scope_path)
    and starts_with(r.org_path, h.path))
  and (f.organisation_id is null or r.organisation_id = f.organisation_id) order by r.uploaded_at limit 1)`;

@Injectable()
export class IntakeRepository {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** A file as it waits to be read, and the report that these very bytes already are. */
  async waiting(id: string): Promise<{ file: IntakeFile; knownAs: string | null }> {
    const row = await this.reader.one<IntakeFile & { knownAs: string | null }>(SYSTEM, {
      name: 'intake-waiting',
      text: `select f.*, ${KNOWN_AS} as "knownAs" from intake_file f where f.id = $1 and f.sha256 is not null`,
      values: [id],
    });
    if (row === null) throw new Error(`no stored file behind intake ${id}`);
    const { knownAs, ...file } = row;
    return { file, knownAs };
  }

  async byId(tx: Tx, id: string): Promise<IntakeFile> {
    const [file] = await tx.query<IntakeFile>(
      'select * from intake_file where id = $1 and sha256 is not null',
      [id],
    );
    if (file === undefined) throw new Error(`no stored file behind intake ${id}`);
    return file;
  }

  /** A report of these very bytes that the person may see, of the body they named where they named one. */
  async reportOfSameFile(tx: Tx, { id }: IntakeFile): Promise<string | null> {
    const [file] = await tx.query<{ knownAs: string | null }>(
      `select ${KNOWN_AS} as "knownAs" from intake_file f where f.id = $1`,
      [id],
    );
    return file?.knownAs ?? null;
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
         correction = coalesce($5, correction), body_insisted = body_insisted or $2::uuid is not null,
         year_insisted = year_insisted or $3::int is not null
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
