import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';

/** An accepted item, as a task takes it over. */
export interface TaskableItem {
  readonly id: string;
  readonly kind: 'shortcoming' | 'plan';
  readonly quote: string;
  readonly wording: string | null;
  readonly themes: string[];
  readonly reportId: string;
  readonly reportYear: number;
  readonly organisationId: string;
  readonly orgPath: string;
}

/**
 * Marks accepted shortcomings and plan items as tasked and hands them over, in the order given; an item may be tasked again.
 * @throws Problem `item.not-accepted` where one is of another kind or not accepted, `record.not-found` where one is not to be seen
 */
export async function takeItemsForTasks(tx: Tx, ids: readonly string[]): Promise<TaskableItem[]> {
  await tx.query(LOCK_REPORTS, [ids]);
  const items = await tx.query<TaskableItem & { state: string }>(LOCK, [ids]);
  const byId = new Map(items.map((item) => [item.id, item]));
  const ordered = ids.map((id) => {
    const item = byId.get(id);
    if (item === undefined) throw new Problem('record.not-found');
    if (!['accepted', 'tasked'].includes(item.state) || !['shortcoming', 'plan'].includes(item.kind)) {
      throw new Problem('item.not-accepted', { itemId: id, state: item.state, kind: item.kind });
    }
    return item;
  });
  await tx.query(
    `update report_item set state = 'tasked', version = version + 1 where id = any($1::uuid[]) and state = 'accepted'`,
    [ids],
  );
  return ordered;
}

/** Items that no task answers any more are as they were before the first one did. */
export async function releaseItems(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query(RELEASE, [ids]);
}

const RELEASE = `
update report_item i set state = 'accepted', version = i.version + 1
where i.id = any($1::uuid[]) and i.state = 'tasked' and not exists (select from task_item t where t.item_id = i.id)`;

/** As a review act does, so that neither waits for the other in a ring. */
const LOCK_REPORTS = `
select from report where id in (select i.report_id from report_item i where i.id = any($1::uuid[])) order by id for no key update`;

const LOCK = `
select i.id, i.kind, i.state, i.quote, i.wording, i.themes, i.report_id as "reportId", r.report_year as "reportYear",
  r.organisation_id as "organisationId", i.org_path as "orgPath"
from report_item i join report r on r.id = i.report_id where i.id = any($1::uuid[]) order by i.id for no key update of i`;
