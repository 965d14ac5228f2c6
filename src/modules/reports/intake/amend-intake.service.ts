import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { contextOf, hasRole, type Actor } from '../../identity/index.js';
import { IntakeRepository } from './intake.repository.js';
import { ReadReport } from './jobs/read-report.job.js';
import type { AmendFileDto } from './intake.dto.js';

/** A person says which body or year a file belongs to; it is read again. */
@Injectable()
export class AmendIntake {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly intake: IntakeRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @returns the batch of the file */
  async run(actor: Actor, intakeFileId: string, hints: AmendFileDto): Promise<string> {
    if (hints.correction === true && !hasRole(actor, 'supervisor', 'officer'))
      throw new Problem('auth.forbidden');
    return this.uow.run(contextOf(actor), async (tx) => {
      const batchId = await this.intake.amend(tx, intakeFileId, hints);
      if (batchId === null) throw new Problem('record.not-found');
      await this.outbox.add(tx, ReadReport, { intakeFileId });
      return batchId;
    });
  }
}
