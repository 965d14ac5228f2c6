import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { Problem } from '../../../platform/http/problem.js';
import type { BodyPaper, TaskLine } from '../compose/compose-body.js';
import type { TaskPaper } from '../compose/task-paper.js';

@Injectable()
export class TaskPaperQueries {
  constructor(private readonly reader: Reader) {}

  async ofTask(context: DatabaseContext, taskId: string): Promise<TaskPaper> {
    const row = await this.reader.one<{ paper: TaskPaper }>(context, {
      name: 'task-paper',
      text: OF_TASK,
      values: [taskId],
    });
    if (row === null) throw new Problem('record.not-found');
    return row.paper;
  }

  /** The issued tasks of a body's report of one year, by number; at most `limit`. */
  async ofBody(
    context: DatabaseContext,
    { organisationId, reportYear }: { readonly organisationId: string; readonly reportYear: number },
    limit: number,
  ): Promise<Omit<BodyPaper, 'issuerName'>> {
    const row = await this.reader.one<{ bodyName: string; tasks: TaskLine[] }>(context, {
      name: 'body-paper',
      text: OF_BODY,
      values: [organisationId, reportYear, limit],
    });
    if (row === null) throw new Problem('record.not-found');
    return { ...row, reportYear };
  }
}

const name = (account: string) => `(select display_name from account where id = ${account})`;

/** Who did one of these acts on the task, as it was signed: 甲（代乙） where a substitute did it. */
const signed = (account: string, ...events: readonly string[]) => `coalesce(
  (select app.signature(e.actor_name, e.on_behalf_of) from event e where e.subject_type = 'task' and e.subject_id = t.id
     and e.actor_id = ${account} and e.name in (${events.map((event) => `'${event}'`).join(', ')}) order by e.id desc limit 1),
  ${name(account)})`;

const LINE = `'number', t.number, 'title', t.title, 'problem', t.problem, 'target', t.target, 'reportYear', t.report_year,
  'reportTitle', (select r.title from report r where r.id = t.report_id), 'rectificationClass', t.rectification_class,
  'parties', (select coalesce(jsonb_agg(jsonb_build_object('name', o.name, 'part', y.part) order by o.path), '[]')
    from task_party y join organisation o on o.id = y.organisation_id where y.task_id = t.id),
  'ownerName', ${name('t.owner_id')}, 'liaisonName', ${name('t.liaison_id')}, 'lineLeaderName', ${name('t.line_leader_id')},
  'currentDueOn', t.current_due_on, 'closedOn', t.closed_on, 'progress', t.progress, 'state', t.state, 'light', t.light`;

const COURSE = `'id', t.id, 'organisationId', t.organisation_id, 'orgPath', t.org_path, 'takesPart', app.takes_part(t.id), 'priority', t.priority,
  'dueRule', t.due_rule, 'issuedOn', t.issued_on, 'signedOn', t.signed_on, 'signedByName', ${signed('t.signed_by', 'task.signed')},
  'originalDueOn', t.original_due_on, 'submittedOn', t.submitted_on, 'sameKindReview', t.same_kind_review,
  'extensionCount', t.extension_count, 'verdict', t.verdict,
  'bodyName', (select o.name from organisation o where o.id = t.organisation_id),
  'lastProgress', (select g.text from task_progress g where g.task_id = t.id order by g.reported_at desc, g.id limit 1),
  'criteria', (select coalesce(jsonb_agg(jsonb_build_object('text', c.text, 'evidence',
      (select coalesce(jsonb_agg(e.title || coalesce('（' || e.reference || '）', '') order by e.added_at, e.id), '[]')
       from current_task_evidence e where e.criterion_id = c.id)) order by c.seq), '[]') from task_criterion c where c.task_id = t.id),
  'measures', (select coalesce(jsonb_agg(jsonb_build_object('text', m.text, 'milestoneOn', m.milestone_on, 'doneOn', m.done_on) order by m.seq), '[]')
    from task_measure m where m.task_id = t.id)`;

/** An act's office is that of the person who did it. */
const ISSUED = `
  (select app.signature(e.actor_name, e.on_behalf_of) as "issuedByName", o.name as "issuerName", e.payload->>'approvalReference' as "approvalReference"
   from event e left join account a on a.id = e.actor_id left join organisation o on o.id = a.organisation_id
   where e.subject_type = 'task' and e.subject_id = t.id and e.name = 'task.issued' order by e.id desc limit 1)`;

const EXTENSION = `(select jsonb_build_object('reason', x.reason, 'requestedOn', (x.requested_at at time zone 'Asia/Shanghai')::date,
    'requestedByName', ${signed('x.requested_by', 'task.extension-requested')}, 'progress', x.progress, 'dueOn', x.due_on, 'newDueOn', x.new_due_on, 'outcome', x.outcome,
    'grantedDueOn', x.granted_due_on, 'decisionReason', x.decision_reason,
    'decidedOn', (x.decided_at at time zone 'Asia/Shanghai')::date, 'decidedByName', ${signed('x.decided_by', 'task.extension-granted', 'task.extension-refused')})
  from task_extension x where x.task_id = t.id order by x.requested_at desc limit 1)`;

/** The day of the last act of that name before the act `e`: what came after it is of another round. */
const lastBefore = (event: string) => `(select (b.occurred_at at time zone 'Asia/Shanghai')::date from event b
    where b.subject_type = 'task' and b.subject_id = t.id and b.id < e.id and b.name = '${event}' order by b.id desc limit 1)`;

const SENT_BACK = `(select jsonb_build_object('reasonCode', e.payload->>'sendBackReason', 'reason', e.payload->>'reason',
    'submittedOn', ${lastBefore('task.submitted')},
    'on', (e.occurred_at at time zone 'Asia/Shanghai')::date, 'byName', app.signature(e.actor_name, e.on_behalf_of))
  from event e where e.subject_type = 'task' and e.subject_id = t.id and e.name = 'task.sent-back' order by e.id desc limit 1)`;

const RETURN_REQUEST = `(select jsonb_build_object('reason', e.payload->>'reason', 'dutyBasis', e.payload->>'dutyBasis',
    'suggestedName', (select o.name from organisation o where o.id::text = e.payload->>'suggestedOrganisationId'),
    'unitName', (select o.name from account a join organisation o on o.id = a.organisation_id where a.id = e.actor_id),
    'issuedOn', ${lastBefore('task.issued')},
    'on', (e.occurred_at at time zone 'Asia/Shanghai')::date, 'byName', e.actor_name,
    'answer', (select jsonb_build_object('outcome', split_part(r.name, 'task.return-', 2), 'reason', r.payload->>'reason',
        'on', (r.occurred_at at time zone 'Asia/Shanghai')::date, 'byName', r.actor_name)
      from event r where r.subject_type = 'task' and r.subject_id = t.id and r.id > e.id
        and r.name in ('task.return-accepted', 'task.return-refused') order by r.id limit 1))
  from event e where e.subject_type = 'task' and e.subject_id = t.id and e.name = 'task.return-requested' order by e.id desc limit 1)`;

/** As row-level security shows it: the office from the decision on, the unit from the talk, or the sending, on. */
const agreed = (
  kind: 'interview' | 'letter',
) => `(select jsonb_build_object('fromName', o.name, 'number', p.number, 'grounds', p.grounds, 'decidedOn', p.decided_on,
    'decidedByName', ${name('p.decided_by')}, 'heldOn', p.held_on, 'limitOn', p.limit_on)
  from proposal p join organisation o on o.id = p.from_organisation_id
  where p.task_id = t.id and p.kind = '${kind}' and p.state not in ('proposed', 'refused') order by p.proposed_at desc, p.id limit 1)`;

/** 通报 that a leader agreed to and that has not been settled. */
const BULLETIN = `(select jsonb_build_object('number', p.number, 'grounds', p.grounds) from proposal p
  where p.task_id = t.id and p.kind = 'bulletin' and p.state in ('accepted', 'held', 'signed') order by p.proposed_at desc, p.id limit 1)`;

const VERIFICATION = `(select jsonb_build_object('method', v.method, 'on', v.verified_on, 'place', v.place, 'participants', v.participants,
    'text', v.text, 'byName', ${signed('v.verified_by', 'task.verification-started')}, 'population', v.population, 'sampleSize', v.sample_size, 'seed', v.seed,
    'findings', (select coalesce(jsonb_agg(f.text order by f.recorded_at, f.id), '[]') from task_finding f where f.verification_id = v.id))
  from task_verification v where v.task_id = t.id order by v.recorded_at desc limit 1)`;

const DECISION = `(select jsonb_build_object('verdict', d.verdict, 'reason', d.reason, 'on', d.decided_on, 'byName', ${signed('d.decided_by', 'task.decided')})
  from task_decision d where d.task_id = t.id and not d.is_opinion order by d.decided_at desc limit 1)`;

const RECHECK = `(select jsonb_build_object('dueOn', k.due_on, 'doneOn', k.done_on, 'outcome', k.outcome, 'text', k.text, 'byName', ${signed('k.done_by', 'task.recheck-passed', 'task.recheck-failed')})
  from task_recheck k where k.task_id = t.id and k.outcome is not null order by k.done_on desc, k.id limit 1)`;

const OF_TASK = `
select jsonb_build_object(${LINE}) || jsonb_build_object(${COURSE}) || jsonb_build_object('extension', ${EXTENSION}, 'sentBack', ${SENT_BACK},
    'returnRequest', ${RETURN_REQUEST}, 'interview', ${agreed('interview')}, 'letter', ${agreed('letter')},
    'verification', ${VERIFICATION}, 'decision', ${DECISION}, 'recheck', ${RECHECK})
  || jsonb_build_object('issuedByName', i."issuedByName", 'issuerName', i."issuerName", 'approvalReference', i."approvalReference") as paper
from task t left join lateral ${ISSUED} i on true where t.id = $1`;

const OF_BODY = `
select o.name as "bodyName", (select coalesce(jsonb_agg(x.line order by app.number_order(x.number) collate "C"), '[]') from (
  select t.number, jsonb_build_object(${LINE}, 'bulletin', ${BULLETIN}, 'measures',
    (select coalesce(jsonb_agg(m.text order by m.seq), '[]') from task_measure m where m.task_id = t.id)) as line
  from task t where t.organisation_id = o.id and t.report_year = $2 and t.issued_on is not null
    order by app.number_order(t.number) collate "C" limit $3) x) as tasks
from organisation o where o.id = $1`;
