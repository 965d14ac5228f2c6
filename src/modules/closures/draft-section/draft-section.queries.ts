import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { TaskState, Verdict } from '../../../core/task/index.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';

/** Something on file under an id of its own. */
export interface FiledText {
  readonly recordId: string;
  readonly text: string;
}

/** A task of the year before, with what is on file about it. */
export interface FiledTask {
  readonly id: string;
  readonly state: TaskState;
  readonly verdict: Verdict | null;
  readonly leadName: string | null;
  readonly currentDueOn: LocalDate | null;
  /** An officer has looked at what was submitted. */
  readonly isVerified: boolean;
  /** Those of the plan that are done. */
  readonly measures: readonly (FiledText & { readonly doneOn: LocalDate })[];
  readonly progress: readonly (FiledText & { readonly isSubmission: boolean })[];
  /** Of the last 认定; its record is the event. */
  readonly decision: {
    readonly recordId: string;
    readonly reason: string | null;
    readonly nextSteps: string | null;
  } | null;
}

/** A shortcoming or a plan item of the year before, or one carried over into it. */
export interface FiledMatter {
  readonly itemId: string;
  readonly ordinal: string | null;
  readonly quote: string;
  readonly tasks: readonly FiledTask[];
}

/** A body and the year of the report that is to be written. */
export interface BodyAndYear {
  readonly organisationId: string;
  readonly year: number;
}

@Injectable()
export class DraftQueries {
  constructor(private readonly reader: Reader) {}

  /** What a body's report of `year` has to answer for, in the order in which last year's report listed it. */
  shortcomings(context: DatabaseContext, of: BodyAndYear): Promise<FiledMatter[]> {
    return this.matters(context, of, 'shortcoming');
  }

  /** What the body promised for `year`, in the same order. */
  promises(context: DatabaseContext, of: BodyAndYear): Promise<FiledMatter[]> {
    return this.matters(context, of, 'plan');
  }

  private matters(
    context: DatabaseContext,
    { organisationId, year }: BodyAndYear,
    kind: 'shortcoming' | 'plan',
  ): Promise<FiledMatter[]> {
    return this.reader.rows<FiledMatter>(context, {
      name: 'draft-section',
      text: MATTERS,
      values: [organisationId, year - 1, kind],
    });
  }
}

const TASK = `jsonb_build_object('id', t.id, 'state', t.state, 'verdict', t.verdict, 'leadName', lead.name,
    'currentDueOn', t.current_due_on, 'isVerified', t.verified_by is not null,
    'measures', (select coalesce(jsonb_agg(jsonb_build_object('recordId', m.id, 'text', m.text, 'doneOn', m.done_on) order by m.done_on, m.seq), '[]')
      from task_measure m where m.task_id = t.id and m.done_on is not null),
    'progress', (select coalesce(jsonb_agg(jsonb_build_object('recordId', g.id, 'text', g.text,
        'isSubmission', g.reported_by = t.submitted_by and g.reported_on = t.submitted_on) order by g.reported_at, g.id), '[]')
      from task_progress g where g.task_id = t.id),
    'decision', (select jsonb_build_object('recordId', e.id::text, 'reason', e.payload ->> 'reason', 'nextSteps', e.payload ->> 'nextSteps')
      from event e where e.subject_type = 'task' and e.subject_id = t.id and e.name = 'task.decided' order by e.id desc limit 1))`;

const MATTERS = `
select i.id as "itemId", i.ordinal, i.quote,
  (select coalesce(jsonb_agg(${TASK} order by t.report_year, t.id), '[]')
   from task_item k join task t on t.id = k.task_id left join organisation lead on lead.id = t.lead_organisation_id
   where k.item_id = i.id and t.report_year <= $2) as tasks
from report_item i join report r on r.id = i.report_id
where r.organisation_id = $1 and i.kind = $3 and i.state in ('accepted', 'tasked') and r.state <> 'superseded'
  and (r.report_year = $2 or (r.report_year < $2 and exists (
    select from task_item k join task t on t.id = k.task_id where k.item_id = i.id and t.report_year = $2)))
order by r.report_year desc, i.seq`;
