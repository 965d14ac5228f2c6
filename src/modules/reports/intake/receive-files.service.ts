import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { FileStore } from '../../../platform/files/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import type { IntakeHints } from './intake.repository.js';
import { RecordFiles, type Received } from './record-files.service.js';

export interface HandedIn {
  readonly fileName: string;
  readonly content: Readable & { readonly truncated?: boolean };
}

/** So many files are recorded at a time: what breaks off a long import loses no more than these. */
const RECORDED_AT_ONCE = 100;

/** Takes files in: the bytes are safe before the answer goes out, reading them is a job for each. */
@Injectable()
export class ReceiveFiles {
  constructor(
    private readonly files: FileStore,
    private readonly uow: UnitOfWork,
    private readonly recordFiles: RecordFiles,
  ) {}

  /** @returns the batch under which the fate of each file can be asked for */
  async run(actor: Actor, handedIn: AsyncIterable<HandedIn>, hints: IntakeHints): Promise<string> {
    const batchId = randomUUID();
    let received: Received[] = [];
    for await (const file of handedIn) {
      // Not before the next one comes: a request with a file too many leaves no half of a batch behind.
      if (received.length >= RECORDED_AT_ONCE) {
        await this.record(actor, { batchId, received, hints });
        received = [];
      }
      received.push(await this.store(file));
    }
    if (received.length > 0) await this.record(actor, { batchId, received, hints });
    return batchId;
  }

  /** What is cut off at the limit is not the file, so it is not kept; everything else is, whatever it may be. */
  private async store({ fileName, content }: HandedIn): Promise<Received> {
    const draft = await this.files.receive(content);
    try {
      if (content.truncated === true) return { fileName, stored: null, problem: 'report.file-too-large' };
      if (draft.sizeBytes === 0) return { fileName, stored: null, problem: 'report.empty-file' };
      await this.files.keep(draft);
      const { sha256, sizeBytes } = draft;
      return { fileName, stored: { sha256, sizeBytes }, problem: null };
    } finally {
      await draft.discard();
    }
  }

  private record(
    actor: Actor,
    at: { batchId: string; received: readonly Received[]; hints: IntakeHints },
  ): Promise<void> {
    return this.uow.run(contextOf(actor), (tx) =>
      this.recordFiles.run(tx, at.received, {
        batchId: at.batchId,
        uploadedBy: actor.accountId,
        scopePath: actor.scopePath,
        organisationId: at.hints.organisationId ?? null,
        reportYear: at.hints.reportYear ?? null,
        newBody: at.hints.newBody ?? false,
        parentId: null,
      }),
    );
  }
}
