import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../platform/database/context.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { DeadLetters } from '../../platform/outbox/dead-letters.js';
import { EventLog } from '../audit/index.js';
import type { Actor } from '../identity/index.js';

/** A job that has given up is tried again on a person's word; what it already did once stays done. */
@Injectable()
export class ReplayJob {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly deadLetters: DeadLetters,
    private readonly events: EventLog,
  ) {}

  /** @throws Problem `record.not-found` where the job is not dead (any more) */
  async run(actor: Actor, id: string): Promise<void> {
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await this.deadLetters.replay(tx, id))) throw new Problem('record.not-found');
      const { organisationId, organisationPath: orgPath, accountId } = actor;
      await this.events.record(tx, actor, [
        {
          organisationId,
          orgPath,
          subjectType: 'account',
          subjectId: accountId,
          name: 'job.replayed',
          payload: { deadLetterId: id },
        },
      ]);
    });
  }
}
