import { Injectable } from '@nestjs/common';
import { addDays, type LocalDate } from '../../../core/shared/local-date.js';
import type { WorkCalendar } from '../../../core/calendar/index.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { EventLog } from '../../audit/index.js';

interface RunningOut {
  readonly taskId: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly evidenceIds: readonly string[];
  /** Last day on which all of it holds. */
  readonly effectiveTo: LocalDate;
}

/** As far ahead as the first reminder of a re-visit. */
const WORKDAYS_AHEAD = 5;
const TASKS_AT_ONCE = 500;
const EVENT = 'task.recheck-planned';

/**
 * What was struck off on evidence that holds for a time only is looked at again when the time is over (domain.md section 10):
 * one re-visit a task, due on the first working day after it, or today where that is past. Each piece leads to it once.
 */
@Injectable()
export class EvidenceRechecks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: EventLog,
  ) {}

  async plan({
    today,
    calendar,
  }: {
    readonly today: LocalDate;
    readonly calendar: WorkCalendar;
  }): Promise<void> {
    const by = calendar.addWorkdays(today, WORKDAYS_AHEAD);
    for (;;) {
      const planned = await this.uow.run(SYSTEM, async (tx) => {
        await tx.query(LOCK, [by, TASKS_AT_ONCE]);
        const found = await tx.query<RunningOut>(FOUND, [by, TASKS_AT_ONCE]);
        await this.write(tx, found, { today, calendar });
        return found.length;
      });
      if (planned < TASKS_AT_ONCE) return;
    }
  }

  private async write(
    tx: Tx,
    found: readonly RunningOut[],
    { today, calendar }: { readonly today: LocalDate; readonly calendar: WorkCalendar },
  ): Promise<void> {
    if (found.length === 0) return;
    const rows = found.map((one) => {
      const after = calendar.rollForward(addDays(one.effectiveTo, 1));
      return { ...one, dueOn: after < today ? today : after };
    });
    await tx.query(PLAN, [JSON.stringify(rows), today]);
    await this.events.record(
      tx,
      null,
      rows.map(({ taskId, organisationId, orgPath, dueOn, evidenceIds }) => ({
        ...{ organisationId, orgPath, subjectType: 'task' as const, subjectId: taskId, name: EVENT },
        payload: { cause: 'evidence', dueOn, evidenceIds },
      })),
    );
  }
}

const RUNNING_OUT = `
from current_task_evidence e join task t on t.id = e.task_id
where t.state = 'closed' and e.effective_to <= $1 and not exists (select from evidence_expiry x where x.evidence_id = e.id)`;

const LOCK = `
select from task where id in (select e.task_id ${RUNNING_OUT} group by e.task_id order by e.task_id limit $2) order by id for no key update`;

const FOUND = `
select t.id as "taskId", t.organisation_id as "organisationId", t.org_path as "orgPath", jsonb_agg(e.id order by e.id) as "evidenceIds",
  min(e.effective_to)::text as "effectiveTo" ${RUNNING_OUT} group by t.id order by t.id limit $2`;

/** A re-visit that is open on that very day serves for both. */
const PLAN = `
with planned as (
  select * from jsonb_to_recordset($1::jsonb) as p ("taskId" uuid, "orgPath" text, "dueOn" date, "evidenceIds" jsonb)
), made as (
  insert into task_recheck (task_id, org_path, due_on, cause) select "taskId", "orgPath", "dueOn", 'evidence' from planned
  on conflict (task_id, due_on) where outcome is null and withdrawn_on is null do nothing returning id, task_id
), serving as (
  select id, task_id from made
  union all
  select r.id, r.task_id from task_recheck r join planned p on p."taskId" = r.task_id and p."dueOn" = r.due_on
  where r.outcome is null and r.withdrawn_on is null
), noted as (
  insert into evidence_expiry (evidence_id, task_id, org_path, recheck_id, noted_on)
  select e.id::uuid, p."taskId", p."orgPath", s.id, $2 from planned p join serving s on s.task_id = p."taskId",
    jsonb_array_elements_text(p."evidenceIds") as e (id)
)
update task t set next_recheck_on = least(t.next_recheck_on, p."dueOn"), version = t.version + 1 from planned p where t.id = p."taskId"`;
