import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { TaskAction } from '../../../core/task/index.js';
import type { ActOnFile, WritePaper } from './act-input.js';
import type { MeasureDto } from './task-actions.dto.js';

/** The papers of the work: some are put on file before the rules look (they count them), some once the rules agreed. */
@Injectable()
export class WorkPapers {
  constructor(private readonly clock: Clock) {}

  readonly before: Readonly<Partial<Record<TaskAction, WritePaper>>> = {
    submitPlan: async (tx, { task, input }) => {
      task.ownerId = input.ownerId ?? task.ownerId;
      task.rectificationClass = input.rectificationClass ?? task.rectificationClass;
      await tx.query('delete from task_measure where task_id = $1 and done_on is null', [task.id]);
      await tx.query(ADD_MEASURES, [
        task.id,
        task.orgPath,
        JSON.stringify((input.measures ?? []).map(toMeasureRow)),
      ]);
    },
    submit: async (_tx, { task, input }) => {
      task.sameKindReview = input.sameKindReview ?? task.sameKindReview;
    },
  };

  readonly after: Readonly<Partial<Record<TaskAction, WritePaper>>> = {
    sign: async (_tx, { task, actor }) => {
      task.signedBy = actor.accountId;
    },
    reportProgress: (tx, act) => this.addProgress(tx, act),
    submit: async (tx, act) => {
      act.task.progress = 100;
      await this.addProgress(tx, act);
    },
    requestReturn: async (_tx, { task }) => {
      task.returnedAtLeastOnce = true;
    },
    sendBack: async (_tx, { task }) => {
      task.returnedAtLeastOnce = true;
    },
    requestExtension: async (tx, { task, actor, input }) => {
      task.extensionNewDueOn = input.newDueOn ?? null;
      await tx.query(ADD_EXTENSION, [
        task.id,
        task.orgPath,
        input.reason,
        input.progress,
        task.currentDueOn,
        input.newDueOn,
        actor.accountId,
        this.clock.now(),
      ]);
    },
    decideExtension: async (tx, { task, actor, input }) => {
      task.extensionNewDueOn = null;
      const granted = input.outcome === 'granted' ? input.newDueOn : null;
      await tx.query(DECIDE_EXTENSION, [
        task.id,
        input.outcome,
        granted,
        actor.accountId,
        this.clock.now(),
        input.reason ?? null,
      ]);
    },
  };

  private async addProgress(tx: Tx, { task, actor, input }: ActOnFile): Promise<void> {
    const today = this.clock.today();
    task.progressReportedOn = today;
    await tx.query(ADD_PROGRESS, [
      task.id,
      task.orgPath,
      input.progress ?? task.progress,
      input.text,
      input.nextSteps ?? null,
      actor.accountId,
      today,
      this.clock.now(),
      input.difficulties ?? null,
      input.cannotFinish ?? false,
    ]);
  }
}

function toMeasureRow({ text, milestoneOn, weight }: MeasureDto) {
  return { text, milestone_on: milestoneOn ?? null, weight: weight ?? 1 };
}

const ADD_MEASURES = `
insert into task_measure (task_id, org_path, seq, text, milestone_on, weight)
select $1, $2, coalesce((select max(seq) from task_measure where task_id = $1), 0) + m.n, m.text, m.milestone_on, m.weight
from rows from (jsonb_to_recordset($3::jsonb) as (text text, milestone_on date, weight int)) with ordinality as m (text, milestone_on, weight, n)`;

const ADD_PROGRESS = `
insert into task_progress (task_id, org_path, progress, text, next_steps, reported_by, reported_on, reported_at, difficulties, cannot_finish)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

const ADD_EXTENSION = `
insert into task_extension (task_id, org_path, reason, progress, due_on, new_due_on, requested_by, requested_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)`;

const DECIDE_EXTENSION = `
update task_extension set outcome = $2, granted_due_on = $3, decided_by = $4, decided_at = $5, decision_reason = $6
where task_id = $1 and outcome is null`;
