import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import { sentenceOf, type TextParams } from '../notices/notice-texts.js';
import type { DeliveredMatterView, DeliveryView, ListDeliveriesQuery } from './proof.dto.js';

const DEFAULT_LIMIT = 50;

type MatterRow = Omit<DeliveredMatterView, 'text'> & { reasonCode: string; params: TextParams };
type DeliveryRow = Omit<DeliveryView, 'about'> & { about: readonly MatterRow[] };

/** ISO with microseconds, so that a cursor names exactly one place. */
export const iso = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The first signature for the task `r.task_id` after the delivery `d` was queued: `at` and `name`. */
export const SIGNED_AFTER = `
left join lateral (
  select e.occurred_at as at, e.actor_name as name from event e
  where e.subject_type = 'task' and e.subject_id = r.task_id and e.name = 'task.signed' and e.occurred_at >= d.queued_at
  order by e.id limit 1) signed on true`;

/** A notice is opened in the inbox, also one that went by mail beside it. */
export const OPENED = `
left join delivery opened on opened.notice_id = d.notice_id and opened.channel = 'inbox'`;

/** What one person was sent about tasks that the reader may see, and whether it got there. */
@Injectable()
export class ProofQueries {
  constructor(private readonly reader: Reader) {}

  /** Newest first; empty also for somebody whose tasks are hidden from the reader. */
  async ofPerson(
    context: DatabaseContext,
    accountId: string,
    query: ListDeliveriesQuery,
  ): Promise<Page<DeliveryView>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [at, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const rows = await this.reader.rows<DeliveryRow>(context, {
      name: 'deliveries-of-person',
      text: OF_PERSON,
      values: [accountId, at, id, limit + 1],
    });
    const views = rows.map(({ about, ...row }) => ({ ...row, about: about.map(spelled) }));
    return toPage(views, limit, (row) => [row.queuedAt, row.id]);
  }
}

function spelled({ reasonCode, params, ...matter }: MatterRow): DeliveredMatterView {
  return { ...matter, text: sentenceOf({ reasonCode, params }) };
}

const OF_PERSON = `
select d.id, d.channel, d.state, d.attempts, d.last_error as "lastError", ${iso('d.queued_at')} as "queuedAt", ${iso('d.sent_at')} as "sentAt",
  ${iso('opened.opened_at')} as "openedAt", about.list as about
from delivery d ${OPENED}
cross join lateral (
  select jsonb_agg(jsonb_build_object('taskId', r.task_id, 'number', t.number, 'title', t.title, 'ruleId', r.rule_id,
    'reasonCode', r.reason_code, 'params', r.params, 'signedAt', ${iso('signed.at')}, 'signedByName', signed.name)
    order by t.number, r.rule_id) as list
  from reminder r join task t on t.id = r.task_id ${SIGNED_AFTER}
  where r.delivery_id = d.id) about
where d.account_id = $1 and ($2::timestamptz is null or (d.queued_at, d.id) < ($2, $3::uuid)) and about.list is not null
order by d.queued_at desc, d.id desc limit $4`;
