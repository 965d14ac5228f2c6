import { Injectable } from '@nestjs/common';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, type Actor } from '../../identity/index.js';
import type {
  ListSimulatedPeopleQuery,
  ListSimulatedQuery,
  ListSimulationsQuery,
  SimulatedNoticeView,
  SimulatedPeoplePage,
  SimulatedPersonView,
  SimulationPage,
  SimulationSummary,
  SimulationView,
} from './simulations.dto.js';

const DEFAULT_LIMIT = 100;
const DEFAULT_PEOPLE = 50;
const DEFAULT_SIMULATIONS = 10;

@Injectable()
export class SimulationQueries {
  constructor(private readonly reader: Reader) {}

  /** What the reader asked for within the last week, the newest first. */
  async list(actor: Actor, query: ListSimulationsQuery): Promise<SimulationPage> {
    const limit = query.limit ?? DEFAULT_SIMULATIONS;
    const [at, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const rows = await this.reader.rows<SimulationSummary>(contextOf(actor), {
      text: OWN,
      values: [actor.accountId, at, id, limit + 1],
    });
    return toPage(rows, limit, (row) => [row.requestedAt, row.id]);
  }

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
      values: [id, after, query.foundBy ?? null, query.on ?? null, query.recipientId ?? null, limit + 1],
    });
    return toPage(rows, limit, (row) => [row.seq]);
  }

  /** Who would hear most stands first. */
  async people(actor: Actor, id: string, query: ListSimulatedPeopleQuery): Promise<SimulatedPeoplePage> {
    await this.one(actor, id);
    const limit = query.limit ?? DEFAULT_PEOPLE;
    const [count, recipient] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const rows = await this.reader.rows<SimulatedPersonView>(contextOf(actor), {
      text: PEOPLE,
      values: [id, count, recipient, limit + 1],
    });
    return toPage(rows, limit, (row) => [row.both + row.pack + row.against, row.recipientId]);
  }
}

const SUMMARY = `id, from_on::text as "from", to_on::text as "to", pack, against, state, found,
  to_char(requested_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "requestedAt"`;

const OWN = `
select ${SUMMARY} from simulation
where requested_by = $1 and ($2::timestamptz is null or (requested_at, id) < ($2, $3::uuid))
order by requested_at desc, id desc limit $4`;

const ONE = `
select ${SUMMARY}, is_cut as "isCut", summary as counts from simulation where id = $1 and requested_by = $2`;

const NOTICES = `
select n.seq, n.found_by as "foundBy", n.on_day::text as "on", n.due_day::text as "dueDay", n.task_id as "taskId", t.number, t.title,
  n.rule_id as "ruleId", n.text, n.light, n.role, n.recipient_id as "recipientId", a.display_name as "recipientName", n.channels
from simulated_notice n join task t on t.id = n.task_id join account a on a.id = n.recipient_id
where n.simulation_id = $1 and n.seq > $2::int and ($3::text is null or n.found_by = $3)
  and ($4::date is null or n.on_day = $4) and ($5::uuid is null or n.recipient_id = $5)
order by n.seq limit $6`;

const PEOPLE = `
select n.recipient_id as "recipientId", a.display_name as "recipientName", o.name as "organisationName",
  (count(*) filter (where n.found_by = 'both'))::int as both, (count(*) filter (where n.found_by = 'pack'))::int as pack,
  (count(*) filter (where n.found_by = 'against'))::int as against
from simulated_notice n join account a on a.id = n.recipient_id join organisation o on o.id = a.organisation_id
where n.simulation_id = $1 group by n.recipient_id, a.display_name, o.name
having $2::bigint is null or (count(*), n.recipient_id) < ($2, $3::uuid)
order by count(*) desc, n.recipient_id desc limit $4`;
