import { SYSTEM } from '../../../platform/database/context.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { once } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { EventLog } from '../../audit/index.js';
import { FollowItems, itemsThatFollow, type FollowItemsPayload } from '../../reports/index.js';

interface Followed {
  readonly taskId: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly oldItemId: string;
  readonly newItemId: string;
}

/** A task stays what it is; the item it answers is now the one of the corrected report, and the old link is kept. */
@HandlesJob(FollowItems)
export class FollowItemsHandler implements JobHandler<FollowItemsPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async handle({ reportId }: FollowItemsPayload, job: JobContext): Promise<void> {
    await this.uow.run(SYSTEM, async (tx) => {
      if (await once(job, tx)) await this.follow(tx, reportId);
    });
  }

  private async follow(tx: Tx, reportId: string): Promise<void> {
    const pairs = JSON.stringify(await itemsThatFollow(tx, reportId));
    await tx.query(LOCK, [pairs]);
    const followed = await tx.query<Followed>(FOLLOW, [pairs, this.clock.now()]);
    if (followed.length === 0) return;
    await tx.query(LINK, [JSON.stringify(followed)]);
    await tx.query(MOVE, [followed.map(({ taskId }) => taskId), reportId]);
    await this.events.record(
      tx,
      null,
      followed.map(({ taskId, organisationId, orgPath, oldItemId, newItemId }) => ({
        ...{ organisationId, orgPath, subjectType: 'task' as const, subjectId: taskId },
        name: 'task.item-followed',
        payload: { reportId, item: [oldItemId, newItemId] },
      })),
    );
  }
}

const PAIRS = `jsonb_to_recordset($1::jsonb) as p ("oldItemId" uuid, "newItemId" uuid)`;

const LOCK = `
select from task where id in (select k.task_id from task_item k join ${PAIRS} on p."oldItemId" = k.item_id where k.followed_to is null)
order by id for no key update`;

const FOLLOW = `
update task_item k set followed_to = p."newItemId", followed_at = $2
from ${PAIRS}, task t where p."oldItemId" = k.item_id and k.followed_to is null and t.id = k.task_id
returning k.task_id as "taskId", t.organisation_id as "organisationId", t.org_path as "orgPath", p."oldItemId", p."newItemId"`;

const LINK = `
insert into task_item (task_id, item_id, org_path)
select f."taskId", f."newItemId", f."orgPath" from jsonb_to_recordset($1::jsonb) as f ("taskId" uuid, "newItemId" uuid, "orgPath" text)
on conflict (task_id, item_id) do nothing`;

/** A task whose items all follow is one of the corrected report. */
const MOVE = `
update task t set report_id = $2, version = t.version + 1
where t.id = any($1::uuid[]) and t.report_id is not null and not exists (
  select from task_item k join report_item i on i.id = k.item_id where k.task_id = t.id and k.followed_to is null and i.report_id <> $2)`;
