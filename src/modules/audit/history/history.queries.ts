import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import { FIELD_LABELS } from './field-labels.js';
import type { HistoryEntryView, HistoryQuery } from './history.dto.js';

const DEFAULT_LIMIT = 50;

interface EntryRow extends Omit<HistoryEntryView, 'changes'> {
  readonly id: string;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
}

@Injectable()
export class HistoryQueries {
  constructor(private readonly reader: Reader) {}

  /**
   * Acts on a task that changed a field people know, oldest first.
   * @throws Problem `record.not-found` where the task is not in sight
   */
  async ofTask(
    context: DatabaseContext,
    taskId: string,
    query: HistoryQuery,
  ): Promise<Page<HistoryEntryView>> {
    const seen = await this.reader.one(context, {
      text: 'select 1 from task where id = $1',
      values: [taskId],
    });
    if (seen === null) throw new Problem('record.not-found');
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor === undefined ? '0' : String(decodeCursor(query.cursor, 1)[0]);
    if (!/^\d{1,18}$/.test(after)) throw new Problem('request.cursor-invalid');
    const fields = Object.keys(FIELD_LABELS).filter(
      (field) => query.field === undefined || field === query.field,
    );
    const rows = await this.reader.rows<EntryRow>(context, {
      name: 'task-history',
      text: OF_TASK,
      values: [taskId, after, fields, limit + 1],
    });
    const page = toPage(rows, limit, ({ id }) => [id]);
    return { items: page.items.map((row) => toEntry(row, fields)), next: page.next };
  }
}

function toEntry({ id: _id, changes, ...act }: EntryRow, fields: readonly string[]): HistoryEntryView {
  return {
    ...act,
    changes: fields.flatMap((field) => {
      const change = changes[field];
      if (change === undefined) return [];
      return [{ field, label: FIELD_LABELS[field] ?? field, before: change[0], after: change[1] }];
    }),
  };
}

const OF_TASK = `
select e.id::text, e.name as event, e.occurred_at as at, e.actor_name as "actorName", e.on_behalf_of as "onBehalfOf",
  app.signature(e.actor_name, e.on_behalf_of) as signature, e.address,
  e.token_name as "tokenName", e.place::int, encode(e.hash, 'hex') as hash, e.changes
from event e where e.subject_type = 'task' and e.subject_id = $1 and e.id > $2::bigint and e.changes ?| $3::text[]
order by e.id limit $4`;
