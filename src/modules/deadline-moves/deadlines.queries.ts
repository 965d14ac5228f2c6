import { Injectable } from '@nestjs/common';
import { SYSTEM, type DatabaseContext } from '../../platform/database/context.js';
import { Reader } from '../../platform/database/reader.js';
import { Problem } from '../../platform/http/problem.js';
import type { CalendarDaysView, CalendarTableView, DeadlineHistory } from './deadline-moves.dto.js';

@Injectable()
export class DeadlineQueries {
  constructor(private readonly reader: Reader) {}

  /** Original and current day, extensions and pauses, and every act that set or moved one, oldest first. */
  async history(context: DatabaseContext, taskId: string): Promise<DeadlineHistory> {
    const history = await this.reader.one<DeadlineHistory>(context, { text: HISTORY, values: [taskId] });
    if (history === null) throw new Problem('record.not-found');
    return history;
  }

  /** @throws Problem `record.not-found` for a year without a table */
  async days(year: number): Promise<CalendarDaysView> {
    const known = Number.isSafeInteger(year) && year > 0 && year < 10_000;
    const table = known
      ? await this.reader.one<CalendarDaysView>(SYSTEM, { text: DAYS, values: [year] })
      : null;
    if (table === null) throw new Problem('record.not-found');
    return table;
  }

  /** Every edition of every year, newest year first. */
  tables(): Promise<CalendarTableView[]> {
    return this.reader.rows<CalendarTableView>(SYSTEM, { text: TABLES });
  }
}

const HISTORY = `
select t.due_rule as rule, t.issued_on::text as "issuedOn", t.original_due_on::text as "originalDueOn",
  t.current_due_on::text as "currentDueOn", t.extension_count as extensions, t.paused_workdays as "pausedWorkdays",
  (select coalesce(jsonb_agg(jsonb_build_object('name', e.name, 'occurredAt', e.occurred_at, 'actorName', e.actor_name,
     'onBehalfOf', e.on_behalf_of, 'signature', app.signature(e.actor_name, e.on_behalf_of), 'payload', e.payload) order by e.id), '[]') from event e
   where e.subject_type = 'task' and e.subject_id = t.id and e.name in ('task.issued', 'task.extension-requested', 'task.extension-granted',
     'task.extension-refused', 'task.paused', 'task.resumed', 'task.deadline-set', 'task.decided', 'task.return-accepted', 'task.reopened',
     'task.due-moved-by-calendar', 'task.limit-moved-by-calendar')) as entries
from task t where t.id = $1`;

const DAYS = `
select y.year, y.edition, y.source, y.provisional,
  (select coalesce(jsonb_agg(jsonb_build_object('date', d.day::text, 'kind', d.kind, 'name', d.name) order by d.day), '[]')
   from calendar_day d where d.year = y.year and d.edition = y.edition) as days
from calendar_year y where y.year = $1 order by y.edition desc limit 1`;

const TABLES = `
select y.year, y.edition, y.source, y.provisional, to_char(y.loaded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "loadedAt",
  (select count(*)::int from calendar_day d where d.year = y.year and d.edition = y.edition) as days
from calendar_year y order by y.year desc, y.edition desc limit 200`;
