import { Injectable } from '@nestjs/common';
import { isOneOf, STATES_OF_WORK } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, hasRole, UNIT_ROLES, type Actor } from '../../identity/index.js';
import { actedOnTask } from '../record/task-event.js';
import { TaskRepository } from '../record/tasks.repository.js';

/** A 责任单位 or 配合单位 hands its part to the lead; only the lead replies upward. */
@Injectable()
export class DeliverPart {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, taskId: string, text: string): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const { task, facts } = await this.tasks.lockById(tx, taskId);
      const own = facts.parties.find(
        (party) => party.organisationId === actor.organisationId && party.part !== 'lead',
      );
      if (own === undefined || !hasRole(actor, ...UNIT_ROLES)) throw new Problem('auth.forbidden');
      if (!isOneOf(STATES_OF_WORK, task.state))
        throw new Problem('task.action-not-allowed', { state: task.state, action: 'deliverPart' });
      await tx.query(
        'update task_party set part_text = $3, part_done_on = $4 where task_id = $1 and organisation_id = $2',
        [taskId, actor.organisationId, text, this.clock.today()],
      );
      await this.events.record(tx, actor, [
        actedOnTask(task, 'task.part-delivered', { organisationId: actor.organisationId, text }),
      ]);
    });
  }
}
