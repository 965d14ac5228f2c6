import type { MetricKey } from '../../../core/metrics/index.js';
import { tasksAsOf } from '../../audit/index.js';
import type { MetricFilters } from './metrics.dto.js';

/** SQL over `m`, a row of {@link measuredTasks}, and `today`: the same as `METRICS` of core, held equal by a test. */
interface MetricSql {
  readonly denominator: string;
  readonly numerator: string;
  readonly amount?: string;
}

const DONE_STATES = `('done', 'publicity', 'closed')`;
const OUT = `('cancelled', 'merged', 'not_applicable')`;
const ISSUED = 'm.issued_on is not null';
const COUNTED = `${ISSUED} and m.state not in ${OUT}`;
/** The formula of the sums behind the boards, too (docs/adr/0033). */
const OPEN = 'app.task_is_open(m.state, m.issued_on)';
const DONE = `${ISSUED} and m.verdict = 'done' and m.state in ${DONE_STATES}`;
const SIGN_DUE = `${COUNTED} and m.sign_due_on is not null and (m.signed_on is not null or m.sign_due_on < m.today)`;
const REPLY_DUE = `${COUNTED} and m.current_due_on is not null and (m.submitted_on is not null or m.current_due_on < m.today)`;

/** Whether somebody still owes something on `m`. */
export const IS_OPEN = OPEN;

/** `canBeExtended` and `wasExtended` of core over `m`. */
export const EXTENDABLE = `(${COUNTED} and m.original_due_on is not null and m.current_due_on is not null)`;
export const EXTENDED = `(${EXTENDABLE} and m.current_due_on > m.original_due_on)`;

export const METRIC_SQL: Readonly<Record<MetricKey, MetricSql>> = {
  completion: { denominator: COUNTED, numerator: DONE },
  onTime: { denominator: DONE, numerator: `${DONE} and m.decided_on <= m.current_due_on` },
  originallyOnTime: { denominator: DONE, numerator: `${DONE} and m.decided_on <= m.original_due_on` },
  onSchedule: { denominator: OPEN, numerator: `${OPEN} and m.light = 'green'` },
  overdue: { denominator: OPEN, numerator: `${OPEN} and m.current_due_on < m.today` },
  signedInTime: { denominator: SIGN_DUE, numerator: `${SIGN_DUE} and m.signed_on <= m.sign_due_on` },
  repliedInTime: { denominator: REPLY_DUE, numerator: `${REPLY_DUE} and m.submitted_on <= m.current_due_on` },
  sentBack: { denominator: 'm.was_submitted', numerator: 'm.was_submitted and m.was_sent_back' },
  cameBack: { denominator: 'm.was_closed', numerator: 'm.was_closed and m.came_back' },
  repeated: { denominator: COUNTED, numerator: `${COUNTED} and m.is_repeated` },
  carriedYears: {
    denominator: OPEN,
    numerator: `${OPEN} and m.first_year < m.report_year`,
    amount: 'm.report_year - m.first_year',
  },
};

/** Every value bound so far; `bind` gives the place of one more. */
export class Binds {
  readonly values: unknown[] = [];
  readonly bind = (value: unknown): string => `$${this.values.push(value)}`;
}

const FILTERS: Readonly<Record<keyof Omit<MetricFilters, 'asOf'>, string>> = {
  leadOrganisationId: 't.lead_organisation_id = $',
  organisationId: 't.organisation_id = $',
  underOrganisationId:
    'exists (select from organisation u where u.id = $ and starts_with(t.org_path, u.path))',
  year: 't.report_year = $',
  kind: 't.kind = $',
  rulePack: 't.rule_pack = $',
  issuedFrom: 't.issued_on >= $',
  issuedTo: 't.issued_on <= $',
};

const EVENTS = `('task.submitted', 'task.sent-back', 'task.struck-off', 'task.strike-off-undone', 'task.reopened')`;

/**
 * `with m as (…)`: what the formulas ask of every task in sight that passes the filters, today or as of a past day.
 * @param among a query of ids, where only those are asked for
 * @param today the day on which it is asked; a past day is measured as on its own evening
 */
export function measuredTasks(
  { asOf, ...filters }: MetricFilters,
  today: string,
  { bind }: Binds,
  among?: string,
): string {
  const day = bind(asOf ?? today);
  const cut = `(${day}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;
  const conditions = Object.entries(FILTERS).flatMap(([name, sql]) => {
    const value = filters[name as keyof typeof filters];
    return value === undefined ? [] : [sql.replace('$', bind(value))];
  });
  if (among !== undefined) conditions.push(`t.id in (${among})`);
  return `with happened as (
  select e.subject_id, bool_or(e.name = 'task.submitted') as was_submitted, bool_or(e.name = 'task.sent-back') as was_sent_back,
    bool_or(e.name = 'task.reopened') as came_back,
    count(*) filter (where e.name = 'task.struck-off') > count(*) filter (where e.name = 'task.strike-off-undone') as was_closed
  from event e where e.subject_type = 'task' and e.name in ${EVENTS} and e.occurred_at < ${cut} group by e.subject_id
), chain as (
  select c.chain_id, min(c.report_year) as first_year from task c where c.chain_id is not null group by c.chain_id
), repeated as (
  select distinct k.task_id from closure_recurrence r join task_item k on k.item_id = r.current_item_id
  where r.state = 'confirmed' and r.decided_at < ${cut}
), m as (
  select t.id, t.org_path, t.number, t.title, t.organisation_id, t.lead_organisation_id, t.report_year, t.rule_pack, t.state, t.verdict, t.light, t.issued_on,
    t.sign_due_on, t.signed_on, t.original_due_on, t.current_due_on, t.submitted_on, t.decided_on, t.progress, t.plan_state,
    t.extension_requested_by, coalesce(h.was_submitted, false) as was_submitted, coalesce(h.was_sent_back, false) as was_sent_back,
    coalesce(h.was_closed, false) as was_closed, coalesce(h.came_back, false) as came_back, r.task_id is not null as is_repeated,
    least(t.report_year, c.first_year) as first_year, ${day}::date as today
  from ${asOf === undefined ? 'task' : tasksAsOf(day)} t left join happened h on h.subject_id = t.id
    left join chain c on c.chain_id = t.chain_id left join repeated r on r.task_id = t.id
  ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
)`;
}
