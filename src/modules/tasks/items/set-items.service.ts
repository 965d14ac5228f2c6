import { Injectable } from '@nestjs/common';
import { refuseItems } from '../../../core/task/index.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, hasRole, oversees, type Actor } from '../../identity/index.js';
import { releaseItems, takeItemsForTasks } from '../../reports/index.js';
import { refuseStale } from '../record/stale-versions.js';
import { actedOnTask } from '../record/task-event.js';
import { TaskRepository } from '../record/tasks.repository.js';

/** Which items a task answers, settled anew before 交办. */
@Injectable()
export class SetItems {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly events: EventLog,
  ) {}

  run(
    actor: Actor,
    at: { readonly taskId: string; readonly expectedVersion: number | null },
    itemIds: readonly string[],
  ): Promise<void> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const { task } = await this.tasks.lockById(tx, at.taskId);
      await refuseStale(tx, task, at.expectedVersion);
      if (!oversees(actor, task.orgPath) || !hasRole(actor, 'supervisor', 'officer'))
        throw new Problem('actor.not-officer');
      const wanted = [...new Set(itemIds)];
      const items = await takeItemsForTasks(tx, wanted);
      const refusal = refuseItems(task, task.organisationId, items);
      if (refusal !== null) throw new Problem(refusal.code, refusal.params);
      const before = await this.replace(tx, task, wanted);
      await this.tasks.save(tx, task);
      await this.events.record(tx, actor, [
        actedOnTask(task, 'task.items-set', {
          itemIds: [before, wanted],
          changedFields: ['items'],
          version: task.version,
        }),
      ]);
    });
  }

  /** @returns the items answered so far; one that no task answers any more can be tasked or taken back again */
  private async replace(tx: Tx, { id, orgPath }: { id: string; orgPath: string }, wanted: readonly string[]) {
    const rows = await tx.query<{ itemId: string }>(
      'select item_id as "itemId" from task_item where task_id = $1 order by item_id',
      [id],
    );
    const before = rows.map(({ itemId }) => itemId);
    const gone = before.filter((itemId) => !wanted.includes(itemId));
    await tx.query('delete from task_item where task_id = $1 and item_id = any($2::uuid[])', [id, gone]);
    await tx.query(
      'insert into task_item (task_id, item_id, org_path) select $1, w.id, $2 from unnest($3::uuid[]) as w (id) on conflict do nothing',
      [id, orgPath, wanted],
    );
    await releaseItems(tx, gone);
    return before;
  }
}
