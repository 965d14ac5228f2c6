import { SLIP_STATES_RUNNING } from '../../../core/slip/index.js';
import { sqlList } from '../../../platform/database/sql-list.js';

/**
 * Limits that run and stand as the rule gave them: one that a pause shifted, or a part's day that a person set, is not among them.
 * A part is counted from the issue where its day still is the rule's, so a task whose time limit a person moved is left out.
 */
export const RUNNING_LIMITS = `
select l.*, t.id as "taskId", t.number, t.title, t.organisation_id as "organisationId", t.org_path as "orgPath",
  coalesce(l.pack, t.rule_pack) as "rulePack", t.current_due_on::text as "taskDueOn", o.name as "unitName"
from (
  select 'sign.' || t.id as key, 'sign' as kind, t.id as "recordId", t.id as task_id, null::uuid as "unitId", null as pack, null as "fromPath",
    t.issued_on::text as start, null::int as workdays, t.sign_due_on::text as "dueOn"
  from task t where t.state = 'issued' and t.sign_due_on is not null and t.issued_on is not null and t.paused_workdays = 0
  union all
  select 'return-decision.' || t.id, 'return-decision', t.id, t.id, null, null, null, t.return_requested_on::text, null, t.return_decision_due_on::text
  from task t where t.state = 'return_pending' and t.return_decision_due_on is not null and t.return_requested_on is not null
  union all
  select 'extension-decision.' || t.id, 'extension-decision', t.id, t.id, null, null, null,
    (x.requested_at at time zone 'Asia/Shanghai')::date::text, null, t.extension_decision_due_on::text
  from task t cross join lateral (select x.requested_at from task_extension x where x.task_id = t.id and x.outcome is null
    order by x.requested_at desc limit 1) x
  where t.extension_decision_due_on is not null
  union all
  select 'part.' || p.task_id || '.' || p.organisation_id, 'part', p.task_id, p.task_id, p.organisation_id, null, null, t.issued_on::text, null,
    p.due_on::text
  from task_party p join task t on t.id = p.task_id
  where p.state = 'owed' and p.part <> 'lead' and p.due_on is not null and not p.due_is_set and t.state = any($1::text[])
    and t.issued_on is not null and t.extension_count = 0 and t.paused_workdays = 0
    and not exists (select from event e where e.subject_type = 'task' and e.subject_id = t.id
      and e.name in ('task.deadline-set', 'task.extension-granted', 'task.resumed', 'task.decided'))
  union all
  select 'dispute.' || d.id, 'dispute', d.id, d.task_id, d.organisation_id, null, null, d.raised_on::text, null, d.due_on::text
  from task_dispute d where d.outcome is null
  union all
  select 'slip.' || s.id, 'slip', s.id, s.task_id, null, s.rule_pack, s.from_path, s.issued_on::text, s.limit_workdays, s.limit_on::text
  from slip s where s.state in ${sqlList(SLIP_STATES_RUNNING)} and s.limit_on is not null
) l join task t on t.id = l.task_id left join organisation o on o.id = l."unitId"`;

/** One statement for every kind that stands on the task; the tasks are locked. */
export const MOVE_LIMITS = `
with moved as (
  select * from jsonb_to_recordset($1::jsonb) as m (kind text, "recordId" uuid, "unitId" uuid, "dueOn" date, "to" date)
), parts as (
  update task_party p set due_on = m."to" from moved m where m.kind = 'part' and p.task_id = m."recordId" and p.organisation_id = m."unitId"
), disputes as (
  update task_dispute d set due_on = m."to" from moved m where m.kind = 'dispute' and d.id = m."recordId"
)
update task t set version = t.version + 1,
  sign_due_on = coalesce(m.sign, t.sign_due_on),
  return_decision_due_on = coalesce(m.returning, t.return_decision_due_on),
  extension_decision_due_on = coalesce(m.extension, t.extension_decision_due_on)
from (
  select "recordId" as id, max("to") filter (where kind = 'sign') as sign, max("to") filter (where kind = 'return-decision') as returning,
    max("to") filter (where kind = 'extension-decision') as extension
  from moved where kind in ('sign', 'return-decision', 'extension-decision') group by 1) m
where t.id = m.id`;

/** A note on each slip first: the database lets a printed limit move to the day of the last note and to no other. */
export const NOTE_ON_SLIPS = `
insert into slip_limit_move (slip_id, org_path, from_on, to_on, note, moved_by, moved_at)
select m."recordId", m."orgPath", m."dueOn", m."to", $2, $3, $4
from jsonb_to_recordset($1::jsonb) as m ("recordId" uuid, "orgPath" text, "dueOn" date, "to" date)`;

export const MOVE_SLIPS = `
update slip s set limit_on = m."to", version = s.version + 1
from jsonb_to_recordset($1::jsonb) as m ("recordId" uuid, "to" date) where s.id = m."recordId"`;
