import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { partDueOn, type PartDecision, type PartFacts, type PartInput } from '../../../core/task/index.js';
import { rulePack } from '../../../core/warning/index.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { WorkCalendars } from '../../calendars/index.js';
import type { Actor } from '../../identity/index.js';
import type { TaskEntity } from '../record/task.entity.js';

interface PartRow extends Pick<PartFacts, 'state' | 'dueOn' | 'hasOpenDispute' | 'disputeRaisedBy'> {
  readonly part: string;
}

export interface PartWritten {
  readonly task: TaskEntity;
  readonly organisationId: string;
  readonly actor: Actor;
  readonly input: PartInput;
  readonly decision: PartDecision;
}

/** Rows of the parts; the lock of the task is held by whoever comes here. */
@Injectable()
export class PartRepository {
  constructor(
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  /** Null where the unit takes no part in the task, or leads it. */
  async facts(tx: Tx, task: TaskEntity, organisationId: string): Promise<PartFacts | null> {
    const [row] = await tx.query<PartRow>(READ, [task.id, organisationId]);
    if (row === undefined || row.part === 'lead') return null;
    const { part: _part, ...facts } = row;
    return {
      ...facts,
      organisationId,
      taskState: task.state,
      taskIssuedOn: task.issuedOn,
      taskDueOn: task.currentDueOn,
      leadOrganisationId: task.leadOrganisationId,
    };
  }

  async write(tx: Tx, { task, organisationId, actor, input, decision }: PartWritten): Promise<void> {
    const today = this.clock.today();
    await tx.query(WRITE, [
      ...[task.id, organisationId, decision.to, decision.dueOn ?? null, decision.event, input.text ?? null],
      ...[input.reason ?? null, actor.accountId, today],
    ]);
    if (decision.event === 'task.dispute-raised')
      await tx.query(RAISE, [
        ...[task.id, task.orgPath, organisationId, input.reason, actor.accountId],
        ...[today, decision.disputeDueOn],
      ]);
    if (decision.event === 'task.dispute-settled')
      await tx.query(SETTLE, [task.id, organisationId, input.outcome, input.reason, actor.accountId, today]);
  }

  /** Every unit owes its part again; its days follow from the next issue. What it had delivered stands in the acts. */
  async owedAnew(tx: Tx, { id }: Pick<TaskEntity, 'id'>): Promise<void> {
    await tx.query(OWE_ANEW, [id]);
  }

  /** Every part whose day nobody set gets the one that follows from the whole; all parts of the tasks in one statement. */
  async setDefaultDays(
    tx: Tx,
    tasks: readonly Pick<TaskEntity, 'id' | 'currentDueOn' | 'rulePack'>[],
  ): Promise<void> {
    const calendar = await this.calendars.current();
    const today = this.clock.today();
    const days = tasks.map(({ currentDueOn, rulePack: version }): LocalDate | null => {
      const limits = rulePack(version)?.limits;
      if (currentDueOn === null || limits === undefined) return null;
      return partDueOn(currentDueOn, { calendar, limits, today });
    });
    await tx.query(SET_DEFAULT_DAYS, [tasks.map(({ id }) => id), days]);
  }
}

/** Of a task that came back, what was delivered before did not hold. */
const OWE_ANEW = `
update task_party set state = 'owed', due_on = null, due_is_set = false, part_done_on = null, delivered_by = null, decided_by = null,
  decided_on = null, send_back_reason = null
where task_id = $1 and part <> 'lead' and state <> 'released'`;

const READ = `
select p.part, p.state, p.due_on as "dueOn", d.id is not null as "hasOpenDispute", d.raised_by as "disputeRaisedBy"
from task_party p left join task_dispute d on d.task_id = p.task_id and d.organisation_id = p.organisation_id and d.outcome is null
where p.task_id = $1 and p.organisation_id = $2`;

const WRITE = `
update task_party set state = $3, due_on = coalesce($4, due_on), due_is_set = due_is_set or $4::date is not null,
  demand = case when $5 = 'task.part-set' then $6 else demand end,
  part_text = case when $5 = 'task.part-delivered' then $6 else part_text end,
  part_done_on = case $5 when 'task.part-delivered' then $9::date when 'task.part-sent-back' then null else part_done_on end,
  delivered_by = case when $5 = 'task.part-delivered' then $8::uuid else delivered_by end,
  decided_by = case when $5 in ('task.part-accepted', 'task.part-sent-back') then $8::uuid else decided_by end,
  decided_on = case when $5 in ('task.part-accepted', 'task.part-sent-back') then $9::date else decided_on end,
  send_back_reason = case when $5 = 'task.part-sent-back' then $7 else send_back_reason end,
  times_sent_back = times_sent_back + ($5 = 'task.part-sent-back')::int
where task_id = $1 and organisation_id = $2`;

const RAISE = `
insert into task_dispute (task_id, org_path, organisation_id, reason, raised_by, raised_on, due_on) values ($1, $2, $3, $4, $5, $6, $7)`;

const SETTLE = `
update task_dispute set outcome = $3, decision_reason = $4, decided_by = $5, decided_on = $6
where task_id = $1 and organisation_id = $2 and outcome is null`;

const SET_DEFAULT_DAYS = `
update task_party p set due_on = d.day from unnest($1::uuid[], $2::date[]) as d (id, day)
where p.task_id = d.id and p.part <> 'lead' and p.state = 'owed' and not p.due_is_set`;
