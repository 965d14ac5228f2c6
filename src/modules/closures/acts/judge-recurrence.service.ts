import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { actedOnCheck } from '../checks/closure-event.js';
import { requireJudge } from './closures.policy.js';
import { ClosureRepository } from '../checks/closures.repository.js';
import type { RowOfCheck } from './confirm-answer.service.js';

export interface Judgement {
  readonly state: 'confirmed' | 'refused';
  readonly reason?: string;
}

/** A person says whether it is the same problem that came back; the judgement can be changed until the signature. */
@Injectable()
export class JudgeRecurrence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly checks: ClosureRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, at: RowOfCheck, { state, reason }: Judgement): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const check = await this.checks.lockById(tx, at.checkId, at.expectedVersion);
      requireJudge(actor, check);
      const row = await this.checks.recurrence(tx, check, at.rowId);
      const before = row.state;
      Object.assign(row, {
        ...{ state, reason: reason ?? null, decidedBy: actor.accountId },
        decidedAt: this.clock.now(),
      });
      await tx.manager.save(row);
      await this.checks.touch(tx, check);
      const { id: recurrenceId, currentItemId, earlierItemId } = row;
      await this.events.record(tx, actor, [
        actedOnCheck(check, `closure.recurrence-${state}`, {
          ...{ recurrenceId, currentItemId, earlierItemId, reason },
          state: [before, state],
        }),
      ]);
    });
  }
}
