import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { ActOnTask } from '../../tasks/index.js';
import { actedOnCheck } from '../checks/closure-event.js';
import { requireSupervisor } from '../acts/closures.policy.js';
import { ClosureRepository } from '../checks/closures.repository.js';
import type { RowOfCheck } from '../acts/confirm-answer.service.js';

/** The problem came back, a person has confirmed it, and a supervisor decides: the struck-off task opens again under its old number. */
@Injectable()
export class ReopenOnRecurrence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly checks: ClosureRepository,
    private readonly actOnTask: ActOnTask,
    private readonly events: EventLog,
  ) {}

  async run(actor: Actor, at: RowOfCheck, order: { taskId: string; reason: string }): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const check = await this.checks.lockById(tx, at.checkId, at.expectedVersion);
      requireSupervisor(actor, check);
      const row = await this.checks.recurrence(tx, check, at.rowId);
      if (row.state !== 'confirmed') throw new Problem('closure.recurrence-unconfirmed');
      const taskId = await this.checks.taskOfItem(tx, row.earlierItemId, order.taskId);
      if (taskId === null) throw new Problem('record.not-found');
      const { reason } = order;
      await this.actOnTask.runIn(tx, actor, {
        taskId,
        action: 'reopen',
        input: { reason },
        expectedVersion: null,
      });
      await this.events.record(tx, actor, [
        actedOnCheck(check, 'closure.task-reopened', { recurrenceId: row.id, taskId, reason }),
      ]);
    });
  }
}
