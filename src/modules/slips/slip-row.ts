import { asLastSlip, type SlipRecord, type SlipState } from '../../core/slip/index.js';
import type { LocalDate } from '../../core/shared/local-date.js';
import type { TaskState } from '../../core/task/index.js';
import { DEFAULT_PACK, rulePack, type RulePack, type SlipColour } from '../../core/warning/index.js';

/** A slip as its row stands, with what of its task the rules ask for. */
export interface SlipRow {
  readonly id: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly fromOrganisationId: string;
  readonly fromPath: string;
  readonly toOrganisationId: string;
  readonly taskId: string;
  readonly state: SlipState;
  readonly colour: SlipColour;
  readonly cause: string | null;
  readonly demands: string;
  readonly limitWorkdays: number;
  readonly number: string | null;
  readonly limitOn: LocalDate | null;
  /** In Asia/Shanghai. */
  readonly begunOn: LocalDate;
  readonly draftedBy: string | null;
  readonly approvedBy: string | null;
  readonly repliedBy: string | null;
  readonly repliedOn: LocalDate | null;
  readonly version: number;
  readonly rulePack: string;
  readonly taskState: TaskState;
  readonly taskDueOn: LocalDate | null;
  readonly last: {
    readonly state: SlipState;
    readonly colour: SlipColour;
    readonly limitOn: LocalDate;
    readonly repliedOn: LocalDate | null;
  } | null;
}

export function toRecord(row: SlipRow): SlipRecord {
  return { ...row, last: row.last === null ? null : asLastSlip(row.last) };
}

export function packOf({ rulePack: version }: { readonly rulePack: string }): RulePack {
  return rulePack(version) ?? DEFAULT_PACK;
}

export const READ_SLIP = `
select s.id, s.organisation_id as "organisationId", s.org_path as "orgPath", s.from_organisation_id as "fromOrganisationId",
  s.from_path as "fromPath", s.to_organisation_id as "toOrganisationId", s.task_id as "taskId", s.state, s.colour, s.cause, s.demands,
  s.limit_workdays as "limitWorkdays", s.number, s.limit_on::text as "limitOn", s.drafted_by as "draftedBy",
  (s.drafted_at at time zone 'Asia/Shanghai')::date::text as "begunOn", s.approved_by as "approvedBy",
  s.replied_by as "repliedBy", s.replied_on::text as "repliedOn", s.version, t.rule_pack as "rulePack", t.state as "taskState",
  t.current_due_on::text as "taskDueOn",
  (select jsonb_build_object('state', p.state, 'colour', p.colour, 'limitOn', p.limit_on, 'repliedOn', p.replied_on) from slip p
   where p.task_id = s.task_id and p.from_organisation_id = s.from_organisation_id and p.id <> s.id and p.issued_on is not null
     and p.state <> 'withdrawn' and p.task_due_on is not distinct from t.current_due_on
   order by p.issued_at desc limit 1) as last
from slip s join task t on t.id = s.task_id where s.id = $1`;
