import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import type { FieldChangeView, HistoryEntryView, HistoryQuery } from './history.dto.js';
import { HISTORY_SUBJECTS, SUBJECTS, type HistorySubject } from './subjects.js';

const DEFAULT_LIMIT = 50;

interface EntryRow extends Omit<HistoryEntryView, 'changes'> {
  readonly id: string;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
}

/** One record whose history is asked for. */
export interface HistoryOf {
  readonly subject: HistorySubject;
  readonly id: string;
}

@Injectable()
export class HistoryQueries {
  constructor(private readonly reader: Reader) {}

  /**
   * Acts on a record that changed a field people know, oldest first.
   * @throws Problem `record.not-found` where the record is not in sight
   */
  async of(
    context: DatabaseContext,
    { subject, id }: HistoryOf,
    query: HistoryQuery,
  ): Promise<Page<HistoryEntryView>> {
    const seen = await this.reader.one(context, {
      text: SUBJECTS[subject].inSight,
      values: [id],
    });
    if (seen === null) throw new Problem('record.not-found');
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor === undefined ? '0' : String(decodeCursor(query.cursor, 1)[0]);
    if (!/^\d{1,18}$/.test(after)) throw new Problem('request.cursor-invalid');
    const rows = await this.reader.rows<EntryRow>(context, {
      name: `history-of-${subject}`,
      text: HISTORY_OF[subject],
      values: [id, after, query.field ?? null, limit + 1],
    });
    const page = toPage(rows, limit, (row) => [row.id]);
    return { items: page.items.map((row) => toEntry(subject, row, query.field)), next: page.next };
  }
}

function toEntry(
  subject: HistorySubject,
  { id: _id, changes, ...act }: EntryRow,
  only: string | undefined,
): HistoryEntryView {
  const known = Object.entries(changes).flatMap(([field, [before, after]]): FieldChangeView[] => {
    const label = SUBJECTS[subject].label(field);
    if (label === undefined || (only !== undefined && only !== field)) return [];
    return [{ field, label, before, after }];
  });
  return { ...act, changes: known };
}

const historyOf = ({ changes, isActedOn, isKnown }: (typeof SUBJECTS)[HistorySubject]): string => `
select e.id::text, e.name as event, e.occurred_at as at, e.actor_name as "actorName", e.on_behalf_of as "onBehalfOf",
  app.signature(e.actor_name, e.on_behalf_of) as signature, e.address,
  e.token_name as "tokenName", e.place::int, encode(e.hash, 'hex') as hash, c.changes
from event e cross join lateral (select ${changes} as changes) c
where ${isActedOn} and e.id > $2::bigint and ${isKnown} and ($3::text is null or c.changes ? $3)
order by e.id limit $4`;

const HISTORY_OF = Object.fromEntries(
  HISTORY_SUBJECTS.map((subject) => [subject, historyOf(SUBJECTS[subject])]),
) as Readonly<Record<HistorySubject, string>>;
