import { Injectable } from '@nestjs/common';
import { isOneOf, STATES_BEFORE_ISSUE } from '../../../core/task/index.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { refuseStale } from '../record/stale-versions.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, hasRole, oversees, type Actor } from '../../identity/index.js';
import { addCriteria, addParties, toDueRule } from './create-tasks.service.js';
import { actedOnTask } from '../record/task-event.js';
import { TaskRepository } from '../record/tasks.repository.js';
import type { AssignmentDto } from '../list/tasks.dto.js';

/** The assignment settled anew before 交办: after a return, or when a closed task was reopened. */
@Injectable()
export class AssignTask {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly events: EventLog,
  ) {}

  async run(
    actor: Actor,
    at: { readonly taskId: string; readonly expectedVersion: number | null },
    assignment: AssignmentDto,
  ): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const { task } = await this.tasks.lockById(tx, at.taskId);
      await refuseStale(tx, task, at.expectedVersion);
      if (!oversees(actor, task.orgPath) || !hasRole(actor, 'supervisor', 'officer'))
        throw new Problem('actor.not-officer');
      if (!isOneOf(STATES_BEFORE_ISSUE, task.state))
        throw new Problem('task.action-not-allowed', { state: task.state, action: 'assign' });
      const { responsibleIds: _r, assistingIds: _a, criteria, dueRule, ...fields } = assignment;
      Object.assign(task, fields, { dueRule: toDueRule(dueRule) });
      await this.tasks.save(tx, task);
      await tx.query('delete from task_party where task_id = $1', [task.id]);
      await addParties(tx, [task], assignment);
      await tx.query(
        'delete from task_criterion c where c.task_id = $1 and not exists (select from task_evidence e where e.criterion_id = c.id)',
        [task.id],
      );
      await addCriteria(tx, [task], criteria);
      await this.events.record(tx, actor, [
        actedOnTask(task, 'task.assigned', {
          ...assignment,
          changedFields: Object.keys(assignment),
          version: task.version,
        }),
      ]);
    });
  }
}
