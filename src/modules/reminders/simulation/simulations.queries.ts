import { Injectable } from '@nestjs/common';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, type Actor } from '../../identity/index.js';
import type { ListSimulatedQuery, SimulatedNoticeView, SimulationView } from './simulations.dto.js';

const DEFAULT_LIMIT = 100;

@Injectable()
export class SimulationQueries {
  constructor(private readonly reader: Reader) {}

  /** Those of whoever asked, and of nobody else. @throws Problem `record.not-found` */
  async one(actor: Actor, id: string): Promise<SimulationView> {
    const values = [id, actor.accountId];
    const found = await this.reader.one<SimulationView>(contextOf(actor), { text: ONE, values });
    if (found === null) throw new Problem('record.not-found');
    return found;
  }

  /** In order of days. */
  async notices(actor: Actor, id: string, query: ListSimulatedQuery): Promise<Page<SimulatedNoticeView>> {
    await this.one(actor, id);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [after] = query.cursor === undefined ? [0] : decodeCursor(query.cursor, 1);
    const rows = await this.reader.rows<SimulatedNoticeView>(contextOf(actor), {
      text: NOTICES,
      values: [id, after, query.foundBy ?? null, limit + 1],
    });
    return toPage(rows, limit, (row) => [row.seq]);
  }
}

const ONE = `
select id, from_on::text as "from", to_on::text as "to", pack, against, state, found, is_cut as "isCut", summary as counts,
  to_char(requested_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "requestedAt"
from simulation where id = $1 and requested_by = $2`;

const NOTICES = `
select n.seq, n.found_by as "foundBy", n.on_day::text as "on", n.due_day::text as "dueDay", n.task_id as "taskId", t.number, t.title,
  n.rule_id as "ruleId", n.text, n.light, n.role, a.display_name as "recipientName", n.channels
from simulated_notice n join task t on t.id = n.task_id join account a on a.id = n.recipient_id
where n.simulation_id = $1 and n.seq > $2::int and ($3::text is null or n.found_by = $3)
order by n.seq limit $4`;
