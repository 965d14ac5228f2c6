import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { printableFileName, type StoredFile } from '../../../platform/files/index.js';
import type { ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { FileQuotas } from '../../file-quotas/index.js';
import type { IntakeFile } from './intake.repository.js';
import { ReadReport } from './jobs/read-report.job.js';

/** A file whose bytes are in the store, or that could not be taken in. */
export interface Received {
  readonly fileName: string;
  readonly stored: StoredFile | null;
  readonly problem: ProblemCode | null;
}

/** Whose files these are, and what was said about all of them. */
export interface Handover {
  readonly batchId: string;
  readonly uploadedBy: string;
  readonly scopePath: string;
  readonly organisationId: string | null;
  readonly reportYear: number | null;
  readonly newBody: boolean;
  /** The archive they came in. */
  readonly parentId: string | null;
}

/** Writes a row for each file of a batch and orders that it be read. */
@Injectable()
export class RecordFiles {
  constructor(
    private readonly outbox: Outbox,
    private readonly quotas: FileQuotas,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, received: readonly Received[], handover: Handover): Promise<void> {
    // Two archives of one batch may be unpacked at the same moment; each place is taken once.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`intake ${handover.batchId}`]);
    const taken = await this.withinRoom(tx, received, handover.uploadedBy);
    const rows = taken.map((file) => this.toRow(file, handover));
    await tx.query(INSERT, [JSON.stringify(rows), handover.batchId]);
    const waiting = rows
      .filter((row) => row.state === 'received')
      .map((row) => ({ payload: { intakeFileId: row.id }, share: `intake ${handover.scopePath}` }));
    await this.outbox.addMany(tx, ReadReport, waiting);
  }

  /** The files of an archive take on what was said about it; the archive itself is done. */
  async ofArchive(tx: Tx, archive: IntakeFile, received: readonly Received[]): Promise<void> {
    await this.run(tx, received, {
      batchId: archive.batch_id,
      uploadedBy: archive.uploaded_by,
      scopePath: archive.scope_path,
      organisationId: archive.organisation_id,
      reportYear: archive.report_year,
      newBody: archive.new_body,
      parentId: archive.id,
    });
    await tx.query(`update intake_file set state = 'unpacked', finished_at = $2 where id = $1`, [
      archive.id,
      this.clock.now(),
    ]);
  }

  /** Those for which the uploader's organisation has no room left are not taken in; each says so. */
  private async withinRoom(tx: Tx, received: readonly Received[], uploadedBy: string): Promise<Received[]> {
    let left = await this.quotas.left(tx, uploadedBy);
    let refused = 0;
    const taken = received.map((file): Received => {
      if (file.stored === null) return file;
      if (file.stored.sizeBytes <= left) {
        left -= file.stored.sizeBytes;
        return file;
      }
      refused++;
      return { fileName: file.fileName, stored: null, problem: 'file.quota-exceeded' };
    });
    this.quotas.noteRefused(refused);
    return taken;
  }

  private toRow(file: Received, handover: Handover) {
    const now = this.clock.now();
    return {
      id: randomUUID(),
      batch_id: handover.batchId,
      file_name: printableFileName(file.fileName),
      sha256: file.stored?.sha256 ?? null,
      size_bytes: file.stored?.sizeBytes ?? 0,
      state: file.problem === null ? 'received' : 'refused',
      problem_code: file.problem,
      organisation_id: handover.organisationId,
      report_year: handover.reportYear,
      new_body: handover.newBody,
      uploaded_by: handover.uploadedBy,
      scope_path: handover.scopePath,
      received_at: now,
      finished_at: file.problem === null ? null : now,
      parent_id: handover.parentId,
    };
  }
}

const INSERT = `
insert into intake_file (id, batch_id, seq, file_name, sha256, size_bytes, state, problem_code, organisation_id, report_year, new_body,
  uploaded_by, scope_path, received_at, finished_at, parent_id)
select r.id, r.batch_id, (select coalesce(max(seq) + 1, 0) from intake_file where batch_id = $2) + r.place - 1, r.file_name, r.sha256,
  r.size_bytes, r.state, r.problem_code, r.organisation_id, r.report_year, r.new_body, r.uploaded_by, r.scope_path, r.received_at,
  r.finished_at, r.parent_id
from rows from (jsonb_to_recordset($1::jsonb) as (id uuid, batch_id uuid, file_name text, sha256 text, size_bytes int, state text,
  problem_code text, organisation_id uuid, report_year int, new_body boolean, uploaded_by uuid, scope_path text, received_at timestamptz,
  finished_at timestamptz, parent_id uuid)) with ordinality as r (id, batch_id, file_name, sha256, size_bytes, state, problem_code,
  organisation_id, report_year, new_body, uploaded_by, scope_path, received_at, finished_at, parent_id, place)`;
