import { Injectable } from '@nestjs/common';
import { isOneOf, STATES_BEFORE_ISSUE } from '../../../core/task/index.js';
import type { TaskEntity } from '../record/task.entity.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
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
      await this.within(tx, actor, task, assignment);
    });
  }

  /** What forbids the actor to assign the task anew; null where nothing does. */
  obstacle(actor: Actor, { orgPath, state }: Pick<TaskEntity, 'orgPath' | 'state'>): Problem | null {
    if (!oversees(actor, orgPath) || !hasRole(actor, 'supervisor', 'officer'))
      return new Problem('actor.not-officer');
    return isOneOf(STATES_BEFORE_ISSUE, state)
      ? null
      : new Problem('task.action-not-allowed', { state, action: 'assign' });
  }

  /** The same inside a transaction that already holds the task's lock. */
  async within(tx: Tx, actor: Actor, task: TaskEntity, assignment: AssignmentDto): Promise<void> {
    const obstacle = this.obstacle(actor, task);
    if (obstacle !== null) throw obstacle;
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
  }
}
