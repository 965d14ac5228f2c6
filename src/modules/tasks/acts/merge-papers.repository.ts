import { Injectable } from '@nestjs/common';
import type { Replacement } from '../../../core/task/index.js';
import type { Tx } from '../../../platform/database/tx.js';
import { EventLog } from '../../audit/index.js';
import { actedOnTask } from '../record/task-event.js';
import { PartRepository } from '../parts/parts.repository.js';
import { TaskRepository, type LoadedTask } from '../record/tasks.repository.js';
import type { ActOnFile } from './act-input.js';

/** 并案: the items and parties of one task go on in another one; what was done so far stays where it was done. */
@Injectable()
export class MergePapers {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly parts: PartRepository,
    private readonly events: EventLog,
  ) {}

  /** How the rules see the task that takes another one in. */
  replacementFor({ task }: LoadedTask, target: LoadedTask): Replacement {
    return {
      isItself: target.task.id === task.id,
      isOfSameBody: target.task.organisationId === task.organisationId,
      state: target.task.state,
    };
  }

  async join(tx: Tx, { task, actor, input }: ActOnFile, target: LoadedTask): Promise<void> {
    const into = target.task;
    into.chainId ??= task.chainId ?? into.id;
    task.mergedInto = into.id;
    task.chainId = into.chainId;
    const ids = [task.id, into.id, into.orgPath];
    const items = await tx.query<{ id: string }>(TAKE_ITEMS, ids);
    const parties = await tx.query<{ id: string }>(TAKE_PARTIES, ids);
    await this.parts.setDefaultDays(tx, [into]);
    await this.tasks.save(tx, into);
    await this.events.record(tx, actor, [
      actedOnTask(into, 'task.took-over', {
        taskId: task.id,
        number: task.number,
        reason: input.reason,
        itemIds: items.map(({ id }) => id),
        organisationIds: parties.map(({ id }) => id),
        version: into.version,
      }),
    ]);
  }
}

const TAKE_ITEMS = `
insert into task_item (task_id, item_id, org_path)
select $2, i.item_id, $3 from task_item i where i.task_id = $1 and i.followed_to is null
on conflict do nothing returning item_id as id`;

/** The lead of the task that goes becomes one of the responsible units of the one that stays. */
const TAKE_PARTIES = `
insert into task_party (task_id, organisation_id, org_path, part)
select $2, p.organisation_id, $3, case p.part when 'lead' then 'responsible' else p.part end from task_party p
where p.task_id = $1 and p.state <> 'released' on conflict do nothing returning organisation_id as id`;
