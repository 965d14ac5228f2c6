import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { NEXT_STEPS, type NextStep, type StepCondition, type StepDue } from '../../../core/task/index.js';
import { Reader } from '../../../platform/database/reader.js';
import { sqlList } from '../../../platform/database/sql-list.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import { contextOf, hasRole, OVERSEEING_ROLES, type Actor, type Role } from '../../identity/index.js';
import type { AgendaRow, ListAgendaQuery, WHOSE } from './agenda.dto.js';

export interface AgendaDays {
  readonly today: LocalDate;
  /** A re-visit that is due by then is near. */
  readonly near: LocalDate;
}

export type AgendaEntry = Omit<AgendaRow, 'workdaysLeft'> & { readonly dueOn: LocalDate | null };

const DEFAULT_LIMIT = 20;

/** The conditions of core's table on `t`, a row of `task`; $1 is today, $2 the day up to which a re-visit is near. */
const CONDITIONS: Readonly<Record<StepCondition, string>> = {
  'extension-asked': 't.extension_requested_by is not null',
  'plan-sent': `t.plan_state = 'submitted'`,
  'plan-missing': `t.plan_state = 'none'`,
  'publicity-over': 't.publicity_ends_on < $1::date',
  'review-due': 't.review_on <= $1::date',
  'recheck-near': 't.next_recheck_on <= $2::date',
};
const DUE: Readonly<Record<StepDue, string>> = {
  limit: 't.current_due_on',
  sign: 't.sign_due_on',
  'return-decision': 't.return_decision_due_on',
  'extension-decision': 't.extension_decision_due_on',
  review: 't.review_on',
  publicity: 't.publicity_ends_on',
  recheck: 't.next_recheck_on',
};

@Injectable()
export class AgendaQueries {
  constructor(private readonly reader: Reader) {}

  /** What waits for somebody, due soonest first, without a date last. */
  async list(actor: Actor, query: ListAgendaQuery, { today, near }: AgendaDays): Promise<Page<AgendaEntry>> {
    const steps = stepsFor(actor, query.whose ?? 'mine');
    if (steps.length === 0) return { items: [], next: null };
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [due, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const places = steps.map((step) => NEXT_STEPS.indexOf(step));
    const states = [...new Set(steps.flatMap((step) => step.states))];
    const text = LIST.replace('/*states*/', () => sqlList(states));
    const rows = await this.reader.rows<AgendaEntry>(contextOf(actor), {
      name: `agenda ${places.join(' ')}`,
      text,
      values: [
        ...[today, near, places],
        ...[isOverseer(actor) ? actor.scopePath : null, actor.organisationId],
        ...[id, due, limit + 1],
      ],
    });
    return toPage(rows, limit, (row) => [row.dueOn, row.id]);
  }
}

/** Mine: those that one of the caller's roles makes. Others': those that the other side owes the caller's. */
function stepsFor(actor: Actor, whose: (typeof WHOSE)[number]): NextStep[] {
  const makes = ({ roles }: NextStep) => hasRole(actor, ...(roles as readonly Role[]));
  if (whose === 'mine') return NEXT_STEPS.filter(makes);
  const side = isOverseer(actor) ? 'unit' : 'office';
  return NEXT_STEPS.filter((step) => step.side === side && !makes(step));
}

function isOverseer(actor: Actor): boolean {
  return hasRole(actor, ...OVERSEEING_ROLES);
}

const caseOf = (valueOf: (step: NextStep, place: number) => string) =>
  NEXT_STEPS.map((step, place) => {
    const condition = step.when === undefined ? '' : ` and ${CONDITIONS[step.when]}`;
    return `when t.state in ${sqlList(step.states)}${condition} then ${valueOf(step, place)}`;
  }).join('\n    ');

/** The office looks over its subtree; a unit at what it leads. */
const LIST = `
select t.id, t.number, t.title, t.state, t.light, t.light_reason as "lightReason", s.due::text as "dueOn",
  (array[${NEXT_STEPS.map(({ action }) => `'${action}'`).join(', ')}])[s.place + 1] as step,
  lead.name as "leadName", body.name as "organisationName"
from task t
  cross join lateral (select case
    ${caseOf((_step, place) => String(place))} end as place, case
    ${caseOf(({ due }) => DUE[due])} end as due) s
  join organisation body on body.id = t.organisation_id left join organisation lead on lead.id = t.lead_organisation_id
where t.state in /*states*/ and s.place = any($3::int[])
  and case when $4::text is null then t.lead_organisation_id = $5::uuid else starts_with(t.org_path, $4) end
  and ($6::uuid is null or case when $7::date is null then s.due is null and t.id > $6
    else (s.due, t.id) > ($7::date, $6::uuid) or s.due is null end)
order by s.due nulls last, t.id limit $8`;
