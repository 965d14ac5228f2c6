import { OPEN_STATES } from '../../../core/task/index.js';
import { sqlIds, sqlList } from '../../../platform/database/sql-list.js';

/**
 * By list, not by join: with the rows that a policy lets through in doubt, the planner would read a whole table of slips or
 * checks for a page of a hundred tasks, or hold each against each; of a list it looks up each in the index.
 */
const IDS = 'array(select id from page)';

interface Papers {
  readonly considered: string;
  readonly lists: string;
  readonly columns: string;
  readonly joins: string;
}

const WITHOUT_PAPERS: Papers = { considered: '', lists: '', columns: '', joins: '' };

/** From which drafts and proposals follow. */
const WITH_PAPERS: Papers = {
  considered: `,
    json_agg(json_build_object('colour', s.colour, 'dueOn', s.task_due_on)) filter (where s.state in ('draft', 'approved', 'discarded')) as considered`,
  lists: `
), proposals as materialized (
  select p.task_id, json_agg(json_build_object('kind', p.kind, 'state', p.state, 'dueOn', p.task_due_on)) as made
  from proposal p where p.task_id = any(${IDS}) group by p.task_id
), checks as materialized (
  select c.task_id, json_agg(json_build_object('month', c.month, 'light', c.light, 'dueOn', c.due_on) order by c.month desc) as list
  from light_check c where c.task_id = any(${IDS}) group by c.task_id`,
  columns: ', l.considered, q.made as proposals, k.list as checks',
  joins: 'left join proposals q on q.task_id = t.id left join checks k on k.task_id = t.id',
};

/**
 * Each list is made once: where the planner takes a page for a single row, it would otherwise make them anew for each task.
 * @param page rows of `task` in order of id, at most $2 of them, as they are on day $3; $1 is a bound
 * @param papers what is read beside that from which lights and notices follow
 */
const readTasks = (page: string, papers: Papers) => `
with page as materialized (${page}
), reached as materialized (
  select task_id, json_object_agg(clock, level) as levels from (
    select r.task_id, case r.family when 'part' then 'part ' || (r.params ->> 'unitId') else r.family end as clock, max(r.level) as level
    from reminder r where r.task_id = any(${IDS}) and r.order_id is null and r.planned_on < $3 group by 1, 2) l
  group by task_id
), milestone as materialized (
  select m.task_id, json_agg(json_build_object('dueOn', m.milestone_on, 'weight', m.weight, 'reachedOn', m.done_on)) as list
  from task_measure m where m.task_id = any(${IDS}) and m.milestone_on is not null group by m.task_id
), sent_back as materialized (
  select e.subject_id, count(*)::int as times from event e
  where e.subject_type = 'task' and e.name = 'task.sent-back'
    and e.subject_id = any(array(select id from page where rule_pack = any($4::text[])))
  group by e.subject_id
), parts as materialized (
  select p.task_id, json_agg(json_build_object('unitId', p.organisation_id, 'dueOn', p.due_on)) as list from task_party p
  where p.task_id = any(${IDS}) and p.state = 'owed' and p.part <> 'lead' and p.due_on is not null and not exists (
    select from task_dispute d where d.task_id = p.task_id and d.organisation_id = p.organisation_id and d.outcome is null)
  group by p.task_id
), disputes as materialized (
  select d.task_id, min(d.due_on) as due_on from task_dispute d where d.task_id = any(${IDS}) and d.outcome is null group by d.task_id
), examined as materialized (
  select v.task_id, max(v.day) as since from (
    select e.task_id, e.verified_on as day from task_verification e where e.task_id = any(array(select id from page where state = 'verifying'))
    union all
    select o.task_id, o.received_on from task_objection o where o.task_id = any(array(select id from page where state = 'verifying'))) v
  group by v.task_id
), slips as materialized (
  select s.task_id, json_agg(json_build_object('state', s.state, 'colour', s.colour, 'limitOn', s.limit_on, 'repliedOn', s.replied_on,
      'dueOn', s.task_due_on) order by s.issued_at desc) filter (where s.issued_on is not null and s.state <> 'withdrawn') as issued${papers.considered}
  from slip s where s.task_id = any(${IDS}) group by s.task_id
${papers.lists}
)
select t.id, t.org_path as "orgPath", t.lead_organisation_id as "leadOrganisationId", t.owner_id as "ownerId", t.liaison_id as "liaisonId",
  t.line_leader_id as "lineLeaderId", t.created_by as "createdBy", t.state, t.rectification_class as "rectificationClass",
  t.issued_on::text as "issuedOn", t.sign_due_on::text as "signDueOn", t.signed_on::text as "signedOn",
  t.current_due_on::text as "currentDueOn", t.submitted_on::text as "submittedOn",
  t.return_decision_due_on::text as "returnDecisionDueOn", t.extension_decision_due_on::text as "extensionDecisionDueOn",
  t.review_on::text as "reviewOn", t.progress_reported_on::text as "lastProgressOn", t.progress, t.paused_workdays as "pausedWorkdays",
  t.plan_state <> 'none' as "hasPlan", t.cannot_finish as "cannotFinish", t.is_criticised as "isCriticised", t.rule_pack as "rulePack", t.light, t.light_reason as "lightReason",
  p.list as "owedParts", u.due_on::text as "disputeDueOn", v.since::text as "verifyingSince",
  t.publicity_ends_on::text as "publicityEndsOn", t.next_recheck_on::text as "nextRecheckOn",
  m.list as milestones, r.levels as reached, coalesce(s.times, 0) as "timesSentBack",
  l.issued as slips${papers.columns}
from page t left join parts p on p.task_id = t.id left join disputes u on u.task_id = t.id left join examined v on v.task_id = t.id
  left join slips l on l.task_id = t.id ${papers.joins} left join reached r on r.task_id = t.id left join milestone m on m.task_id = t.id left join sent_back s on s.subject_id = t.id
order by t.id`;

/** Steps before a clock ends are counted in working days: no holiday makes the first of them fall further ahead than this. */
const DAYS_AHEAD = 31;

/**
 * Three lists, each by its own partial index: what is at work; what is public and near the end of it; what was struck off and is
 * to be looked at again. The last two hold no lit task, which the first one has.
 */
export const READ_BATCH = readTasks(
  `
  select * from (
    (select t.* from task t where t.id > $1 and (t.state in ${sqlList(OPEN_STATES)} or t.light <> 'grey') order by t.id limit $2)
    union all
    (select t.* from task t where t.id > $1 and t.state = 'publicity' and t.light = 'grey'
      and t.publicity_ends_on <= $5::date + ${DAYS_AHEAD} order by t.id limit $2)
    union all
    (select t.* from task t where t.id > $1 and t.state = 'closed' and t.light = 'grey'
      and t.next_recheck_on <= $5::date + ${DAYS_AHEAD} order by t.id limit $2)
  ) t order by t.id limit $2`,
  WITH_PAPERS,
);

export const READ_BY_ID = readTasks(
  `select t.* from task t where t.id = any(${sqlIds('$1')}) order by t.id limit $2`,
  WITHOUT_PAPERS,
);
