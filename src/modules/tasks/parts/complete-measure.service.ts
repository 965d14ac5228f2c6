import { Injectable } from '@nestjs/common';
import { localDate } from '../../../core/shared/local-date.js';
import { refuseMeasureDone } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { actedOnTask } from '../record/task-event.js';
import { TaskRepository } from '../record/tasks.repository.js';

/** The lead unit reports one measure of its plan as done. */
@Injectable()
export class CompleteMeasure {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async run(
    actor: Actor,
    at: { readonly taskId: string; readonly measureId: string },
    doneOn: string,
  ): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const { task } = await this.tasks.lockById(tx, at.taskId);
      if (task.leadOrganisationId !== actor.organisationId) throw new Problem('actor.not-lead-unit');
      const refusal = refuseMeasureDone(task, { doneOn: localDate(doneOn), today: this.clock.today() });
      if (refusal !== null) throw new Problem(refusal.code, refusal.params);
      const done = await tx.query(
        'update task_measure set done_on = $3 where id = $1 and task_id = $2 returning id',
        [at.measureId, at.taskId, doneOn],
      );
      if (done.length === 0) throw new Problem('record.not-found');
      await this.events.record(tx, actor, [
        actedOnTask(task, 'task.measure-done', { measureId: at.measureId, doneOn }),
      ]);
    });
  }
}
