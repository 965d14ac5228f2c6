import { Injectable } from '@nestjs/common';
import { OPEN_PART_STATES, OPEN_STATES } from '../../core/task/index.js';
import type { LocalDate } from '../../core/shared/local-date.js';
import { Clock } from '../../platform/clock.js';
import type { DatabaseContext } from '../../platform/database/context.js';
import { Reader, type Statement } from '../../platform/database/reader.js';
import { decodeCursor, toPage } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import type {
  HandoverPage,
  HandoverSummary,
  HandoverTaskView,
  HandoverView,
  ListHandoversQuery,
  OwedHandoverPage,
  OwedHandoverView,
} from './handovers.dto.js';
import { SLIP_STATES_OUT } from '../../core/slip/index.js';
import { PROVES, REOPENING } from '../tasks/index.js';
import { sqlList } from '../../platform/database/sql-list.js';

const DEFAULT_LIMIT = 50;

/** What a person has in hand, on paper. */
@Injectable()
export class HandoverQueries {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async list(context: DatabaseContext, query: ListHandoversQuery): Promise<HandoverPage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [at, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const rows = await this.reader.rows<HandoverSummary>(context, {
      text: `${SUMMARY} where ($1::timestamptz is null or (h.prepared_at, h.id) < ($1, $2::uuid))
        order by h.prepared_at desc, h.id desc limit $3`,
      values: [at, id, limit + 1],
    });
    return toPage(rows, limit, (row) => [row.preparedAt, row.id]);
  }

  /** People of the caller's units whose account is suspended or who hold no office any more, with what nobody does for them. */
  async owed(context: DatabaseContext, query: ListHandoversQuery): Promise<OwedHandoverPage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, 1)[0];
    const items = await this.reader.rows<OwedHandoverView>(context, {
      text: OWED,
      values: [context.scopePath, this.clock.today(), OPEN_STATES, after, limit + 1],
    });
    return toPage(items, limit, (row) => [row.accountId]);
  }

  async byId(context: DatabaseContext, id: string): Promise<HandoverView> {
    const head = await this.reader.one<HandoverSummary>(context, {
      text: `${SUMMARY} where h.id = $1`,
      values: [id],
    });
    if (head === null) throw new Problem('record.not-found');
    const tasks = await this.reader.rows<HandoverTaskView>(context, { text: TASKS, values: [id] });
    return { ...head, tasks };
  }
}

/** Every open task in which the person has a part, with what goes over and what cannot. @param day on which posts count */
export function sheetsOf(
  people: { fromId: string; toId: string },
  day: LocalDate,
): Statement & { values: unknown[] } {
  return { text: SHEETS, values: [people.fromId, people.toId, OPEN_STATES, day] };
}

const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const OWED = `
select a.id as "accountId", a.display_name as "displayName", o.id as "organisationId", o.name as "organisationName",
  a.disabled_at is not null as "isSuspended",
  count(distinct t.id)::int as "openTasks"
from task t cross join lateral unnest(array[t.owner_id, t.liaison_id, t.line_leader_id]) as part (account_id)
  join account a on a.id = part.account_id join organisation o on o.id = a.organisation_id
where t.state = any($3::text[]) and starts_with(o.path, $1) and ($4::uuid is null or a.id > $4)
  and (a.disabled_at is not null or not exists (
    select from role_grant g where g.account_id = a.id and g.starts_on <= $2 and (g.ends_on is null or g.ends_on >= $2)))
group by a.id, o.id order by a.id limit $5`;

const SUMMARY = `
select h.id, o.id as "organisationId", o.name as "organisationName", f.id as "fromId", f.display_name as "fromName",
  t.id as "toId", t.display_name as "toName", h.reason,
  ${ISO('h.prepared_at')} as "preparedAt", (select g.display_name from account g where g.id = h.given_by) as "givenByName",
  ${ISO('h.given_at')} as "givenAt", ${ISO('h.taken_at')} as "takenAt", ${ISO('h.finished_at')} as "finishedAt"
from handover h join organisation o on o.id = h.organisation_id join account f on f.id = h.from_id join account t on t.id = h.to_id`;

const TASKS = `
select task_id as "taskId", roles, refused, sheet, outcome from handover_task where handover_id = $1 order by sheet ->> 'dueOn', task_id`;

const SHEETS = `
with held as (
  select array_agg(distinct g.role) as roles from role_grant g where g.account_id = $2 and g.starts_on <= $4 and (g.ends_on is null or g.ends_on >= $4)
), mine as (
  select t.*, array_remove(array[case when t.owner_id = $1 then 'owner' end, case when t.liaison_id = $1 then 'liaison' end,
    case when t.line_leader_id = $1 then 'line_leader' end], null) as parts
  from task t where $1 in (t.owner_id, t.liaison_id, t.line_leader_id) and t.state = any($3::text[])
)
select t.id as "taskId", t.org_path as "orgPath",
  array(select r from unnest(t.parts) r where r = any(coalesce(held.roles, '{}'))) as roles,
  array(select r from unnest(t.parts) r where not (r = any(coalesce(held.roles, '{}')))) as refused,
  jsonb_build_object('number', t.number, 'title', t.title, 'state', t.state, 'dueOn', t.current_due_on, 'light', t.light, 'progress', t.progress,
    'lastProgress', g.text, 'nextSteps', g.next_steps,
    'openCriteria', (select coalesce(jsonb_agg(c.text order by c.seq), '[]') from task_criterion c where c.task_id = t.id
      and not exists (select from current_task_evidence e where e.criterion_id = c.id and ${PROVES})),
    'openMeasures', (select coalesce(jsonb_agg(m.text order by m.seq), '[]') from task_measure m where m.task_id = t.id and m.done_on is null),
    'openParts', (select coalesce(jsonb_agg(o.name order by o.path), '[]') from task_party p join organisation o on o.id = p.organisation_id
      where p.task_id = t.id and p.part <> 'lead' and p.state in ${sqlList(OPEN_PART_STATES)}),
    'slips', (select coalesce(jsonb_agg(s.number || ' ' || s.limit_on order by s.issued_at), '[]') from slip s
      where s.task_id = t.id and s.state in ${sqlList(SLIP_STATES_OUT)}),
    'pending', array_remove(array[case when t.state = 'return_pending' then 'return' end,
      case when t.extension_requested_by is not null then 'extension' end, case when t.plan_state = 'submitted' then 'plan' end,
      case when t.state in ('submitted', 'verifying') then 'verification' end], null),
    'chain', (select coalesce(jsonb_agg(jsonb_build_object('reportYear', c.report_year, 'number', c.number, 'verdict', c.verdict)
      order by c.report_year, c.id), '[]') from task c where c.chain_id = t.chain_id and c.id <> t.id and c.report_year < t.report_year)) as sheet,
  null as outcome
from mine t ${REOPENING} cross join held left join lateral (
  select p.text, p.next_steps from task_progress p where p.task_id = t.id order by p.reported_at desc limit 1) g on true
order by t.current_due_on nulls last, t.id`;
