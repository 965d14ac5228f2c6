import { createReadStream } from 'node:fs';
import { Inject } from '@nestjs/common';
import { CONFIG, type AppConfig } from '../../../../platform/config/config.js';
import { SYSTEM } from '../../../../platform/database/context.js';
import { UnitOfWork } from '../../../../platform/database/tx.js';
import { FileStore } from '../../../../platform/files/index.js';
import { once } from '../../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../../platform/queue/job-handler.js';
import { ReportReader, type ReadingOutcome } from '../../reading/index.js';
import { IntakeRepository } from '../intake.repository.js';
import { RecordFiles, type Received } from '../record-files.service.js';
import { UnpackArchive, type UnpackArchivePayload } from './unpack-archive.job.js';

/** Broken off, it begins again: bytes that are stored already are stored once, and rows are written all together or not at all. */
@HandlesJob(UnpackArchive)
export class UnpackArchiveHandler implements JobHandler<UnpackArchivePayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: FileStore,
    private readonly reader: ReportReader,
    private readonly intake: IntakeRepository,
    private readonly recordFiles: RecordFiles,
    @Inject(CONFIG) private readonly config: AppConfig,
  ) {}

  async handle({ intakeFileId }: UnpackArchivePayload, job: JobContext): Promise<void> {
    const archive = await this.uow.run(SYSTEM, (tx) => this.intake.byId(tx, intakeFileId));
    await this.reader.unpack(archive.sha256, this.config.uploadLimitBytes, async (outcome) => {
      const received = await this.store(outcome, job.signal);
      await this.uow.run(SYSTEM, async (tx) => {
        if (!(await once(job, tx))) return;
        if (received !== null) await this.recordFiles.ofArchive(tx, archive, received);
        else await this.intake.markProblem(tx, archive.id, problemOf(outcome));
      });
    });
  }

  /** @returns the files in the order of the archive; null where it was not unpacked */
  private async store(outcome: ReadingOutcome, signal: AbortSignal): Promise<Received[] | null> {
    if (outcome.what !== 'unpacked') return null;
    const received: Received[] = [];
    for (const { name, path, problem } of outcome.files) {
      signal.throwIfAborted();
      const stored = path === null ? null : await this.files.put(createReadStream(path));
      received.push({
        fileName: name,
        stored,
        problem: stored?.sizeBytes === 0 ? 'report.empty-file' : problem,
      });
    }
    return received;
  }
}

function problemOf(outcome: ReadingOutcome): Parameters<IntakeRepository['markProblem']>[2] {
  return { code: outcome.what === 'refused' ? outcome.code : 'report.damaged', mendable: false };
}
