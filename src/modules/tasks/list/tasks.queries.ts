import { Injectable } from '@nestjs/common';
import { OPEN_PART_STATES, OPEN_STATES } from '../../../core/task/index.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { ListReader } from '../../../platform/database/replica/index.js';
import { sqlList } from '../../../platform/database/sql-list.js';
import { decodeCursor, encodeCursor } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import type { TaskCounts } from '../record/task.facts.js';
import type { TaskEntity } from '../record/task.entity.js';
import { cursorAfter, orderedRows, stretchOf, type OrderedRow, type TaskOrder } from './task-orders.js';
import { TaskSearch, type Searched } from './task-search.queries.js';
import type { ListTasksQuery, TaskFilters } from './tasks.dto.js';
import { PROVED_ANEW, REOPENED_ON, REOPENING } from '../record/reopening.js';

const DEFAULT_LIMIT = 50;

/** A task as the page shows it, and the facts that tell what the reader may do. */
export interface TaskRecord {
  /** A JSON object as text: it goes out as it stands. */
  readonly view: string;
  readonly row: TaskEntity;
  readonly counts: TaskCounts;
}

/** One filter: its SQL with `$` where the value goes. */
const FILTERS: Readonly<Partial<Record<keyof TaskFilters, string>>> = {
  state: 't.state = $',
  light: 't.light = $',
  leadOrganisationId: 't.lead_organisation_id = $',
  organisationId: 't.organisation_id = $',
  // As an array: a unit takes part in few of all tasks, and a join would walk all of them by date until it had met fifty.
  participantId: 't.id = any(array(select p.task_id from task_party p where p.organisation_id = $))',
  year: 't.report_year = $',
  kind: 't.kind = $',
  dueBefore: 't.current_due_on <= $',
  search: '(strpos(t.title, $) > 0 or strpos(t.problem, $) > 0 or t.number = $)',
};
/** What row security lets an upper level see, told so that indexes find it: it is little among the tasks of all levels. */
const OWN_LEVEL = `(t.organisation_id = any(array(select o.id from organisation o where app.sees(o.path)))
  or t.id = any(array(select y.task_id from task_party y where y.organisation_id = $::uuid)))`;
/** 在办: what was found 基本完成, 持续整改 or 尚未整改 has a next stage or a new date, and is not over. */
const OPEN = `t.state in ${sqlList(OPEN_STATES)}`;

@Injectable()
export class TaskQueries {
  constructor(
    private readonly reader: Reader,
    private readonly lists: ListReader,
    private readonly search: TaskSearch,
  ) {}

  /** Due soonest first, tasks without a date last, where no order is asked for. The page is built by the database; the answer is its text. */
  async list(context: DatabaseContext, asked: ListTasksQuery): Promise<string> {
    const query = await this.search.lookUp(context, asked);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const { sort } = query;
    if (sort !== undefined && sort !== 'due') return this.sorted(context, { ...query, sort }, limit);
    const statement = listStatement(query, limit, context);
    const row = await this.lists.one<{
      items: string;
      last_due: string | null;
      last_id: string | null;
      n: number;
    }>(context, statement);
    const next =
      row !== null && row.n > limit ? JSON.stringify(encodeCursor([row.last_due, row.last_id])) : 'null';
    return `{"items":${row?.items ?? '[]'},"next":${next}}`;
  }

  private async sorted(
    context: DatabaseContext,
    query: Searched<SortedQuery>,
    limit: number,
  ): Promise<string> {
    const row = await this.lists.one<{ items: string; last: OrderedRow | null; n: number }>(
      context,
      sortedListStatement(query, limit),
    );
    const last = row?.last ?? null;
    const isMore = row !== null && row.n > limit && last !== null;
    const next = isMore ? JSON.stringify(cursorAfter(query.sort, last)) : 'null';
    return `{"items":${row?.items ?? '[]'},"next":${next}}`;
  }

  async byId(context: DatabaseContext, id: string): Promise<TaskRecord> {
    const record = await this.reader.one<TaskRecord>(context, readTaskStatement(id));
    if (record === null) throw new Problem('record.not-found');
    return record;
  }
}

/** A task with everything around it. */
export function readTaskStatement(id: string) {
  return { name: 'read-task', text: READ, values: [id] };
}

/** Only the filters that are given stand in the text: the planner sees them plainly, and each set is planned once a connection. */
export function listStatement(query: Searched<ListTasksQuery>, limit: number, context?: DatabaseContext) {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = taskConditions(query, bind);
  if (query.cursor !== undefined) conditions.push(afterCursor(query.cursor, bind));
  const ofOwnLevel = (context?.levels?.reading.closed ?? []).length > 0;
  if (ofOwnLevel) conditions.push(OWN_LEVEL.replace('$', bind(context?.organisationId)));
  const where = conditions.length === 0 ? 'true' : conditions.join(' and ');
  const text = LIST.replace('/*where*/', () => where)
    .replace('/*more*/', bind(limit + 1))
    .replaceAll('/*limit*/', bind(limit));
  const given = Object.keys(query).filter((name) => query[name as keyof ListTasksQuery] !== undefined);
  const undated = query.cursor !== undefined && decodeCursor(query.cursor, 2)[0] === null;
  const kind = `${undated ? ' undated' : ''}${ofOwnLevel ? ' own-level' : ''}`;
  return { name: `list-tasks ${given.sort().join(' ')}${kind}`, text, values };
}

export type SortedQuery = ListTasksQuery & { readonly sort: TaskOrder };

/** The list in another order than by date: every stretch of it comes off an index. */
export function sortedListStatement(query: Searched<SortedQuery>, limit: number) {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const { sort: order, cursor } = query;
  const conditions = taskConditions(query, bind);
  const more = bind(limit + 1);
  const columns = order.endsWith('changed') ? `${ROW_COLUMNS}, c.changed_at` : ROW_COLUMNS;
  const rows = orderedRows({ order, columns, conditions, cursor, more }, bind);
  const changed = order.endsWith('changed') ? `, 'changedAt', p.changed_at` : '';
  const text = SORTED.replace('/*rows*/', () => rows)
    .replace('/*changed*/', () => changed)
    .replaceAll('/*limit*/', bind(limit));
  const given = Object.keys(query).filter((name) => query[name as keyof ListTasksQuery] !== undefined);
  return {
    name: `list-tasks ${order} ${given.sort().join(' ')} ${stretchOf(order, cursor) ?? ''}`,
    text,
    values,
  };
}

/** The filters of the list as conditions on `t`, a row of `task` or one that looks like it. */
export function taskConditions(query: Searched<TaskFilters>, bind: (value: unknown) => string): string[] {
  const conditions = Object.entries(FILTERS).flatMap(([name, sql]) => {
    const value = query[name as keyof TaskFilters];
    return value === undefined ? [] : [sql.replaceAll('$', bind(value))];
  });
  if (query.foundIds !== undefined) conditions.push(`t.id = any(${bind(query.foundIds)}::uuid[])`);
  return query.open === true ? [...conditions, OPEN] : conditions;
}

function afterCursor(cursor: string, bind: (value: unknown) => string): string {
  const [due, id] = decodeCursor(cursor, 2);
  if (due === null) return `t.current_due_on is null and t.id > ${bind(id)}`;
  return `((t.current_due_on, t.id) > (${bind(due)}::date, ${bind(id)}::uuid) or t.current_due_on is null)`;
}

const ROW_COLUMNS = `t.id, t.number, t.title, t.kind, t.state, t.light, t.light_reason, t.report_year, t.organisation_id, t.lead_organisation_id,
    t.current_due_on, t.original_due_on, t.progress, t.priority, t.rectification_class, t.version`;
const ROW_FIELDS = `'id', p.id, 'number', p.number, 'title', p.title, 'kind', p.kind, 'state', p.state, 'light', p.light,
    'lightReason', p.light_reason, 'reportYear', p.report_year, 'organisationId', p.organisation_id, 'organisationName', body.name,
    'leadOrganisationId', p.lead_organisation_id, 'leadName', lead.name, 'currentDueOn', p.current_due_on,
    'originalDueOn', p.original_due_on, 'progress', p.progress, 'priority', p.priority, 'rectificationClass', p.rectification_class,
    'version', p.version`;
const WITH_NAMES =
  'page p join organisation body on body.id = p.organisation_id left join organisation lead on lead.id = p.lead_organisation_id';

const LIST = `
with page as (
  select ${ROW_COLUMNS}, row_number() over (order by t.current_due_on nulls last, t.id) as place
  from task t where /*where*/ order by t.current_due_on nulls last, t.id limit /*more*/
)
select count(*)::int as n,
  max(p.current_due_on) filter (where p.place = /*limit*/) as last_due,
  (array_agg(p.id) filter (where p.place = /*limit*/))[1] as last_id,
  coalesce(json_agg(json_build_object(${ROW_FIELDS}) order by p.place) filter (where p.place <= /*limit*/), '[]')::text as items
from ${WITH_NAMES}`;

const SORTED = `
with page as (/*rows*/)
select count(*)::int as n,
  (json_agg(json_build_object('stretch', p.stretch, 'key', p.key::text, 'id', p.id)) filter (where p.place = /*limit*/)) -> 0 as last,
  coalesce(json_agg(json_build_object(${ROW_FIELDS}/*changed*/) order by p.place) filter (where p.place <= /*limit*/), '[]')::text as items
from ${WITH_NAMES}`;

const COLUMNS = `'id', t.id, 'organisationId', t.organisation_id, 'orgPath', t.org_path, 'number', t.number, 'title', t.title, 'kind', t.kind,
  'reportId', t.report_id, 'reportYear', t.report_year, 'problem', t.problem, 'target', t.target, 'themes', t.themes, 'state', t.state,
  'rectificationClass', t.rectification_class, 'priority', t.priority, 'isInternal', t.is_internal, 'leadOrganisationId', t.lead_organisation_id,
  'ownerId', t.owner_id, 'liaisonId', t.liaison_id, 'lineLeaderId', t.line_leader_id, 'dueRule', t.due_rule, 'issuedOn', t.issued_on,
  'signDueOn', t.sign_due_on, 'signedOn', t.signed_on, 'signedBy', t.signed_by, 'originalDueOn', t.original_due_on,
  'currentDueOn', t.current_due_on, 'planState', t.plan_state, 'planSubmittedBy', t.plan_submitted_by, 'progress', t.progress,
  'progressReportedOn', t.progress_reported_on`;
const MORE_COLUMNS = `'extensionCount', t.extension_count, 'extensionRequestedBy', t.extension_requested_by,
  'extensionNewDueOn', t.extension_new_due_on, 'extensionDecisionDueOn', t.extension_decision_due_on,
  'returnRequestedBy', t.return_requested_by, 'returnRequestedOn', t.return_requested_on, 'returnDecisionDueOn', t.return_decision_due_on,
  'returnedAtLeastOnce', t.returned_at_least_once, 'pausedOn', t.paused_on, 'pausedFrom', t.paused_from, 'reviewOn', t.review_on,
  'pausedWorkdays', t.paused_workdays, 'submittedBy', t.submitted_by, 'submittedOn', t.submitted_on, 'sameKindReview', t.same_kind_review,
  'lacksRuleText', t.lacks_rule_text, 'verifiedBy', t.verified_by, 'firstDeciderId', t.first_decider_id, 'firstVerdict', t.first_verdict,
  'decidedBy', t.decided_by, 'decidedOn', t.decided_on, 'verdict', t.verdict, 'publicityEndsOn', t.publicity_ends_on, 'closedOn', t.closed_on,
  'rechecksOn', t.rechecks_on, 'predecessorId', t.predecessor_id, 'chainId', t.chain_id, 'rulePack', t.rule_pack, 'light', t.light,
  'lightReason', t.light_reason, 'lightOn', t.light_on, 'createdBy', t.created_by, 'version', t.version`;
const LATER_COLUMNS = `'cannotFinish', t.cannot_finish, 'isCriticised', t.is_criticised, 'verificationMethod', t.verification_method,
  'hasFindings', t.has_findings, 'undo', t.undo, 'undoUntil', t.undo_until, 'mergedInto', t.merged_into, 'reopenedCount', t.reopened_count,
  'nextRecheckOn', t.next_recheck_on, 'createdAt', t.created_at`;

const READ = `
select jsonb_build_object(${COLUMNS}) || jsonb_build_object(${MORE_COLUMNS}) || jsonb_build_object(${LATER_COLUMNS}) as "row",
  jsonb_build_object(
    'parties', (select coalesce(jsonb_agg(jsonb_build_object('organisationId', y.organisation_id, 'part', y.part)), '[]') from task_party y where y.task_id = t.id),
    'items', (select count(*) from task_item i where i.task_id = t.id and i.followed_to is null)
      + (select count(*) from task_ledger_source l where l.task_id = t.id),
    'criterionIds', array(select c.id from task_criterion c where c.task_id = t.id order by c.seq),
    'criteriaWithEvidence', (select count(distinct e.criterion_id) from current_task_evidence e where e.task_id = t.id),
    'reopenedOn', ${REOPENED_ON}, 'criteriaProvedAnew', ${PROVED_ANEW},
    'measures', (select count(*) from task_measure m where m.task_id = t.id),
    'openMeasures', (select count(*) from task_measure m where m.task_id = t.id and m.done_on is null),
    'openParts', (select count(*) from task_party y where y.task_id = t.id and y.part <> 'lead' and y.state in ${sqlList(OPEN_PART_STATES)})) as counts,
  jsonb_build_object(
    'organisationName', (select name from organisation where id = t.organisation_id),
    'parties', (select coalesce(jsonb_agg(jsonb_build_object('organisationId', y.organisation_id, 'name', o.name, 'part', y.part,
        'partText', y.part_text, 'partDoneOn', y.part_done_on, 'state', y.state, 'demand', y.demand, 'dueOn', y.due_on,
        'sendBackReason', y.send_back_reason, 'timesSentBack', y.times_sent_back, 'decidedOn', y.decided_on) order by y.part <> 'lead', y.part desc, o.path), '[]')
      from task_party y join organisation o on o.id = y.organisation_id where y.task_id = t.id),
    'people', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'displayName', a.display_name)), '[]') from account a
      where a.id in (t.owner_id, t.liaison_id, t.line_leader_id, t.signed_by, t.submitted_by, t.verified_by, t.decided_by, t.created_by)),
    'criteria', (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'text', c.text, 'evidence',
        (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'reference', e.reference,
          'fileName', e.file_name, 'sha256', e.sha256, 'mediaType', e.media_type,
          'sizeBytes', e.size_bytes, 'isInternal', e.is_internal, 'effectiveOn', e.effective_on, 'effectiveTo', e.effective_to, 'addedAt', e.added_at) order by e.added_at), '[]')
         from current_task_evidence e where e.criterion_id = c.id)) order by c.seq), '[]') from task_criterion c where c.task_id = t.id),
    'items', (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'text', i.quote, 'start', i.start_offset,
        'end', i.end_offset, 'reportId', i.report_id)), '[]')
      from task_item k join report_item i on i.id = k.item_id where k.task_id = t.id and k.followed_to is null),
    'measures', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'text', m.text, 'milestoneOn', m.milestone_on, 'weight', m.weight,
        'doneOn', m.done_on) order by m.seq), '[]') from task_measure m where m.task_id = t.id),
    'progressReports', (select coalesce(jsonb_agg(jsonb_build_object('progress', g.progress, 'text', g.text, 'nextSteps', g.next_steps,
        'difficulties', g.difficulties, 'cannotFinish', g.cannot_finish,
        'reportedBy', g.reported_by, 'reportedAt', g.reported_at) order by g.reported_at), '[]') from task_progress g where g.task_id = t.id),
    'extensions', (select coalesce(jsonb_agg(jsonb_build_object('reason', x.reason, 'dueOn', x.due_on, 'newDueOn', x.new_due_on,
        'requestedBy', x.requested_by, 'requestedAt', x.requested_at, 'outcome', x.outcome, 'grantedDueOn', x.granted_due_on,
        'decidedBy', x.decided_by, 'decisionReason', x.decision_reason) order by x.requested_at), '[]') from task_extension x where x.task_id = t.id),
    'verifications', (select coalesce(jsonb_agg(jsonb_build_object('method', v.method, 'text', v.text, 'place', v.place,
        'participants', v.participants, 'population', v.population, 'sampleSize', v.sample_size, 'seed', v.seed, 'sample', v.sample,
        'verifiedBy', v.verified_by, 'verifiedOn', v.verified_on, 'findings',
        (select coalesce(jsonb_agg(jsonb_build_object('text', f.text, 'failed', f.failed, 'recordedBy', f.recorded_by,
          'recordedAt', f.recorded_at) order by f.recorded_at), '[]') from task_finding f where f.verification_id = v.id)) order by v.recorded_at), '[]')
      from task_verification v where v.task_id = t.id),
    'decisions', (select coalesce(jsonb_agg(jsonb_build_object('isOpinion', d.is_opinion, 'verdict', d.verdict, 'reason', d.reason,
        'stageResult', d.stage_result, 'nextSteps', d.next_steps, 'nextDueOn', d.next_due_on, 'documentReference', d.document_reference,
        'decidedBy', d.decided_by, 'decidedOn', d.decided_on, 'openCriteria',
        (select coalesce(jsonb_agg(jsonb_build_object('criterionId', o.criterion_id, 'dueOn', o.due_on) order by o.due_on), '[]')
         from task_open_criterion o where o.decision_id = d.id)) order by d.decided_at), '[]') from task_decision d where d.task_id = t.id),
    'disputes', (select coalesce(jsonb_agg(jsonb_build_object('organisationId', q.organisation_id, 'reason', q.reason, 'raisedBy', q.raised_by,
        'raisedOn', q.raised_on, 'dueOn', q.due_on, 'outcome', q.outcome, 'decisionReason', q.decision_reason, 'decidedBy', q.decided_by,
        'decidedOn', q.decided_on) order by q.raised_on, q.id), '[]') from task_dispute q where q.task_id = t.id),
    'objections', (select coalesce(jsonb_agg(jsonb_build_object('raisedBy', b.raised_by, 'reason', b.reason, 'receivedOn', b.received_on,
        'answerVerdict', b.answer_verdict, 'answerReason', b.answer_reason, 'answeredOn', b.answered_on) order by b.received_on), '[]')
      from task_objection b where b.task_id = t.id),
    'rechecks', (select coalesce(jsonb_agg(jsonb_build_object('dueOn', k.due_on, 'months', k.months, 'cause', k.cause, 'outcome', k.outcome,
        'text', k.text, 'doneBy', k.done_by, 'doneOn', k.done_on, 'withdrawnOn', k.withdrawn_on) order by k.due_on), '[]')
      from task_recheck k where k.task_id = t.id),
    'timeline', (select coalesce(jsonb_agg(jsonb_build_object('name', e.name, 'actorName', e.actor_name, 'onBehalfOf', e.on_behalf_of,
        'signature', app.signature(e.actor_name, e.on_behalf_of), 'occurredAt', e.occurred_at, 'payload', e.payload) order by e.id), '[]') from event e where e.subject_type = 'task' and e.subject_id = t.id)
  )::text as view
from task t ${REOPENING} where t.id = $1`;
