import { Injectable } from '@nestjs/common';
import type { OpenMatter } from '../../../core/closure/index.js';
import { END_STATES } from '../../../core/task/index.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';

/** What is not over when a report is written. */
@Injectable()
export class OpenMatterQueries {
  constructor(private readonly reader: Reader) {}

  /** Shortcomings and plan items of the body that were tasks by `year` and have not ended, each once, with its chain; by id. */
  of(
    context: DatabaseContext,
    { organisationId, year }: { organisationId: string; year: number },
  ): Promise<OpenMatter[]> {
    return this.reader.rows<OpenMatter>(context, {
      name: 'open-matters',
      text: OPEN,
      values: [organisationId, year, END_STATES],
    });
  }

  /** Names that the head of the draft prints; null where the body is out of sight. */
  async bodyName(context: DatabaseContext, organisationId: string): Promise<string | null> {
    const row = await this.reader.one<{ name: string }>(context, {
      name: 'draft-body-name',
      text: 'select name from organisation where id = $1 and app.sees(path)',
      values: [organisationId],
    });
    return row?.name ?? null;
  }
}

const OPEN = `
select t.id as "taskId", case t.kind when 'plan' then 'plan' else 'shortcoming' end as kind, t.problem, c.first_year as "firstYear", c.years as "yearCount", lead.name as "leadName", t.current_due_on::text as "dueOn",
  case when h.outcome = 'failed' then jsonb_build_object('recordId', h.id, 'text', coalesce(h.text, '')) end as "failedRecheck",
  case when d.payload ->> 'reason' is not null then jsonb_build_object('recordId', d.id::text, 'text', d.payload ->> 'reason') end as reason,
  case when d.payload ->> 'nextSteps' is not null then jsonb_build_object('recordId', d.id::text, 'text', d.payload ->> 'nextSteps') end as "nextStep"
from task t
left join organisation lead on lead.id = t.lead_organisation_id
cross join lateral (select coalesce(min(k.report_year), t.report_year) as first_year, greatest(count(distinct k.report_year), 1)::int as years
  from task k where k.id = t.id or (k.chain_id is not null and k.chain_id = t.chain_id)) c
left join lateral (select r.id, r.outcome, r.text from task_recheck r where r.task_id = t.id and r.outcome is not null
  order by r.done_on desc, r.id limit 1) h on true
left join lateral (select e.id, e.payload from event e where e.subject_type = 'task' and e.name = 'task.decided'
  and e.subject_id in (t.id, t.predecessor_id) order by e.id desc limit 1) d on t.state <> 'reopened'
where t.organisation_id = $1 and t.report_year <= $2 and t.state <> 'draft' and t.state <> all($3::text[])
order by t.id`;
