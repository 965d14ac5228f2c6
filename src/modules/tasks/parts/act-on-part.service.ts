import { Injectable } from '@nestjs/common';
import { decidePart, type PartAction, type PartInput } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { WorkCalendars } from '../../calendars/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { refuseStale } from '../record/stale-versions.js';
import { actedOnTask } from '../record/task-event.js';
import { toStanding } from '../record/task.facts.js';
import { TaskRepository } from '../record/tasks.repository.js';
import { Telling } from '../record/telling.js';
import { PartRepository } from './parts.repository.js';

export interface PartAct {
  readonly taskId: string;
  /** The unit that owes the part. */
  readonly organisationId: string;
  readonly action: PartAction;
  readonly input: PartInput;
  /** The version of the task that the person saw; null: whatever is current. */
  readonly expectedVersion: number | null;
}

/** Between the lead and those who help it: the task's lock, the facts of one part, the rules, row and event. */
@Injectable()
export class ActOnPart {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly parts: PartRepository,
    private readonly events: EventLog,
    private readonly telling: Telling,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, { taskId, organisationId, action, input, expectedVersion }: PartAct): Promise<void> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const { task } = await this.tasks.lockById(tx, taskId);
      await refuseStale(tx, task, expectedVersion);
      const facts = await this.parts.facts(tx, task, organisationId);
      if (facts === null) throw new Problem('record.not-found');
      const calendar = await this.calendars.current();
      const standing = toStanding(task, { actor, today: this.clock.today(), calendar });
      const decided = decidePart(facts, action, { ...standing, input });
      if (!decided.ok) throw new Problem(decided.error.code, decided.error.params);
      const decision = decided.value;
      await this.parts.write(tx, { task, organisationId, actor, input, decision });
      await this.tasks.save(tx, task);
      await this.events.record(tx, actor, [
        actedOnTask(task, decision.event, {
          ...input,
          organisationId,
          partState: [decision.from, decision.to],
          disputeDueOn: decision.disputeDueOn,
          changedFields: ['parties'],
          version: task.version,
          document: decision.document,
        }),
      ]);
      await this.telling.ofPart(tx, actor, { taskId, organisationId, event: decision.event });
    });
  }
}
