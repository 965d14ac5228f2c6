import { Injectable } from '@nestjs/common';
import { isOneOf, OPEN_STATES, STATES_BEFORE_ISSUE } from '../../../core/task/index.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, hasRole, oversees, type Actor } from '../../identity/index.js';
import { refuseStale } from '../record/stale-versions.js';
import { actedOnTask } from '../record/task-event.js';
import { TaskRepository } from '../record/tasks.repository.js';

/** What the office settled at 立项 and may word or staff anew while the work goes on. */
export interface TaskAmendment {
  readonly title?: string;
  readonly target?: string;
  readonly ownerId?: string;
  readonly liaisonId?: string;
  readonly lineLeaderId?: string;
}

/** An officer puts title, target or the people of a task right; units, dates and criteria have acts of their own. */
@Injectable()
export class AmendTask {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly events: EventLog,
  ) {}

  run(
    actor: Actor,
    at: { readonly taskId: string; readonly expectedVersion: number | null },
    amendment: TaskAmendment,
  ): Promise<void> {
    return this.uow.run(contextOf(actor), (tx) => this.runIn(tx, actor, at, amendment));
  }

  /** The same inside the caller's transaction, which speaks for the actor. */
  async runIn(
    tx: Tx,
    actor: Actor,
    at: { readonly taskId: string; readonly expectedVersion: number | null },
    amendment: TaskAmendment,
  ): Promise<void> {
    const { task } = await this.tasks.lockById(tx, at.taskId);
    await refuseStale(tx, task, at.expectedVersion);
    if (!oversees(actor, task.orgPath) || !hasRole(actor, 'supervisor', 'officer'))
      throw new Problem('actor.not-officer');
    const { state } = task;
    if (!isOneOf(STATES_BEFORE_ISSUE, state) && !isOneOf(OPEN_STATES, state))
      throw new Problem('task.action-not-allowed', { state, action: 'amend' });
    Object.assign(task, amendment);
    await this.tasks.save(tx, task);
    await this.events.record(tx, actor, [
      actedOnTask(task, 'task.amended', {
        ...amendment,
        changedFields: Object.keys(amendment),
        version: task.version,
      }),
    ]);
  }
}
