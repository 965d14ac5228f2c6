import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../platform/http/page.js';
import { contextOf, type Actor } from '../identity/index.js';
import type { ListPendingQuery, PendingProgressView } from './pending-progress.dto.js';

const DEFAULT_LIMIT = 50;

@Injectable()
export class PendingProgressQueries {
  constructor(private readonly reader: Reader) {}

  /** What waits for the caller's unit, oldest first. */
  async list(actor: Actor, query: ListPendingQuery): Promise<Page<PendingProgressView>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [at, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const rows = await this.reader.rows<PendingProgressView>(contextOf(actor), {
      text: LIST,
      values: [actor.organisationId, at, id, limit + 1],
    });
    return toPage(rows, limit, (row) => [row.receivedAt, row.id]);
  }
}

const LIST = `
select p.id, p.task_id as "taskId", t.number as "taskNumber", t.title, p.source, a.display_name as "sentByName",
  to_char(p.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "receivedAt", p.progress, p.text,
  p.next_steps as "nextSteps"
from pending_progress p join task t on t.id = p.task_id join account a on a.id = p.sent_by
where p.organisation_id = $1 and p.state = 'pending' and ($2::timestamptz is null or (p.received_at, p.id) > ($2, $3::uuid))
order by p.received_at, p.id limit $4`;
