import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { FileStore, printableFileName, type StoredFile } from '../../../platform/files/index.js';
import type { ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { ReadReport } from './jobs/read-report.job.js';

export interface HandedIn {
  readonly fileName: string;
  readonly content: Readable & { readonly truncated?: boolean };
}

/** What the person says about all the files of an upload, where the texts do not tell. */
export interface IntakeHints {
  readonly organisationId?: string;
  readonly reportYear?: number;
  /** A body that the directory does not know is registered under the name the text gives it. */
  readonly newBody?: boolean;
}

interface Received {
  readonly fileName: string;
  readonly stored: StoredFile | null;
  readonly problem: ProblemCode | null;
}

/** Takes files in: the bytes are safe before the answer goes out, reading them is a job for each. */
@Injectable()
export class ReceiveFiles {
  constructor(
    private readonly files: FileStore,
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @returns the batch under which the fate of each file can be asked for */
  async run(actor: Actor, handedIn: AsyncIterable<HandedIn>, hints: IntakeHints): Promise<string> {
    const received: Received[] = [];
    for await (const file of handedIn) received.push(await this.store(file));
    const batchId = randomUUID();
    await this.uow.run(contextOf(actor), async (tx) => {
      const rows = received.map((file, seq) => this.toRow(file, { batchId, seq, actor, hints }));
      await tx.query(INSERT, [JSON.stringify(rows)]);
      const waiting = rows
        .filter((row) => row.state === 'received')
        .map((row) => ({ payload: { intakeFileId: row.id } }));
      await this.outbox.addMany(tx, ReadReport, waiting);
    });
    return batchId;
  }

  private async store({ fileName, content }: HandedIn): Promise<Received> {
    const stored = await this.files.put(content);
    const problem =
      content.truncated === true
        ? 'report.file-too-large'
        : stored.sizeBytes === 0
          ? 'report.empty-file'
          : null;
    return { fileName: printableFileName(fileName), stored: problem === null ? stored : null, problem };
  }

  private toRow(file: Received, at: { batchId: string; seq: number; actor: Actor; hints: IntakeHints }) {
    const { batchId, seq, actor, hints } = at;
    return {
      id: randomUUID(),
      batch_id: batchId,
      seq,
      file_name: file.fileName,
      sha256: file.stored?.sha256 ?? null,
      size_bytes: file.stored?.sizeBytes ?? 0,
      state: file.problem === null ? 'received' : 'refused',
      problem_code: file.problem,
      organisation_id: hints.organisationId ?? null,
      report_year: hints.reportYear ?? null,
      new_body: hints.newBody ?? false,
      uploaded_by: actor.accountId,
      scope_path: actor.scopePath,
      received_at: this.clock.now(),
      finished_at: file.problem === null ? null : this.clock.now(),
    };
  }
}

const INSERT = `
insert into intake_file (id, batch_id, seq, file_name, sha256, size_bytes, state, problem_code, organisation_id, report_year, new_body,
  uploaded_by, scope_path, received_at, finished_at)
select id, batch_id, seq, file_name, sha256, size_bytes, state, problem_code, organisation_id, report_year, new_body,
  uploaded_by, scope_path, received_at, finished_at
from jsonb_populate_recordset(null::intake_file, $1::jsonb)`;
