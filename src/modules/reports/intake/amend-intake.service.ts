import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { IntakeRepository } from './intake.repository.js';
import { ReadReport } from './jobs/read-report.job.js';
import type { AmendIntakeDto } from './intake.dto.js';

/** A person says which body or year a file belongs to; it is read again. */
@Injectable()
export class AmendIntake {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly intake: IntakeRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @returns the batch of the file */
  run(actor: Actor, intakeFileId: string, hints: AmendIntakeDto): Promise<string> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const batchId = await this.intake.amend(tx, intakeFileId, hints);
      if (batchId === null) throw new Problem('record.not-found');
      await this.outbox.add(tx, ReadReport, { intakeFileId });
      return batchId;
    });
  }
}
