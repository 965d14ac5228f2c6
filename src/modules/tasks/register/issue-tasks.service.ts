import { Injectable } from '@nestjs/common';
import { decide, type Decision } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { EventLog } from '../../audit/index.js';
import { WorkCalendars } from '../../calendars/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { PartRepository } from '../parts/parts.repository.js';
import { changedFields } from '../record/changed-fields.js';
import { Telling } from '../record/telling.js';
import { actedOnTask } from '../record/task-event.js';
import { toStanding } from '../record/task.facts.js';
import type { TaskEntity } from '../record/task.entity.js';
import { TaskRepository, type LoadedTask } from '../record/tasks.repository.js';
import type { IssuedTask, IssueTasksDto } from '../list/tasks.dto.js';

interface Issue extends LoadedTask {
  readonly decision: Decision;
}

/** Large sets go out in transactions of this many, so that no lock is held for long. */
const BATCH = 500;

/** 交办 for a set: those that may go out do, each other one says why not. */
@Injectable()
export class IssueTasks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly events: EventLog,
    private readonly telling: Telling,
    private readonly parts: PartRepository,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, { taskIds, approvalReference }: IssueTasksDto): Promise<IssuedTask[]> {
    const ids = [...new Set(taskIds)];
    const results: IssuedTask[] = [];
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = ids.slice(from, from + BATCH);
      results.push(
        ...(await this.uow.run(contextOf(actor), (tx) =>
          this.within(tx, actor, { batch, approvalReference }),
        )),
      );
    }
    return results;
  }

  /** One batch inside the caller's transaction. */
  async within(
    tx: Tx,
    actor: Actor,
    { batch, approvalReference }: { batch: string[]; approvalReference?: string },
  ): Promise<IssuedTask[]> {
    const calendar = await this.calendars.current();
    const loaded = new Map((await this.tasks.lockMany(tx, batch)).map((one) => [one.task.id, one]));
    const issues: Issue[] = [];
    const results = batch.map((taskId): IssuedTask => {
      const one = loaded.get(taskId);
      if (one === undefined) return refused(taskId, 'record.not-found');
      const standing = toStanding(one.task, { actor, today: this.clock.today(), calendar });
      const decided = decide(one.facts, 'issue', { ...standing, input: { approvalReference } });
      if (!decided.ok) return refused(taskId, decided.error.code);
      issues.push({ ...one, decision: decided.value });
      return {
        taskId,
        number: null,
        currentDueOn: decided.value.changes.currentDueOn ?? null,
        problemCode: null,
      };
    });
    await this.number(tx, issues);
    await this.write(tx, actor, { issues, approvalReference });
    return results.map((result) => ({ ...result, number: loaded.get(result.taskId)?.task.number ?? null }));
  }

  /** In the order in which the tasks were given, so that the numbers read like the list did. */
  private async number(tx: Tx, issues: readonly Issue[]): Promise<void> {
    const groups = bySeries(issues.map(({ task }) => task).filter((task) => task.number === null));
    const wanted = groups.map(([{ organisationId, reportYear: year }, ...rest]) => ({
      ...{ organisationId, year, document: 'task' as const },
      count: rest.length + 1,
    }));
    const numbers = await this.tasks.takeNumbers(tx, wanted);
    groups.forEach((tasks, series) => {
      tasks.forEach((task, i) => (task.number = numbers[series]?.[i] ?? null));
    });
  }

  private async write(
    tx: Tx,
    actor: Actor,
    { issues, approvalReference }: { issues: readonly Issue[]; approvalReference?: string },
  ): Promise<void> {
    if (issues.length === 0) return;
    for (const { task, facts, decision } of issues)
      Object.assign(task, this.tasks.undoOf(task, facts, decision), { version: task.version + 1 });
    await tx.query(ISSUE, [
      JSON.stringify(
        issues.map(({ task, decision }) => ({
          id: task.id,
          number: task.number,
          issued_on: decision.changes.issuedOn,
          sign_due_on: decision.changes.signDueOn,
          original_due_on: decision.changes.originalDueOn,
          current_due_on: decision.changes.currentDueOn,
          undo: task.undo,
          undo_until: task.undoUntil,
        })),
      ),
    ]);
    for (const { task, decision } of issues) task.currentDueOn = decision.changes.currentDueOn ?? null;
    await this.parts.setDefaultDays(
      tx,
      issues.map(({ task }) => task),
    );
    await this.events.record(
      tx,
      actor,
      issues.map(({ task, decision }) =>
        actedOnTask(task, decision.event, {
          number: task.number,
          ...decision.changes,
          state: [decision.from, decision.to],
          changedFields: changedFields(decision),
          version: task.version,
          approvalReference,
          document: decision.document,
        }),
      ),
    );
    await this.telling.of(
      tx,
      actor,
      issues.map(({ task, facts, decision }) => ({ task, event: decision.event, parties: facts.parties })),
    );
  }
}

type NonEmpty<T> = [T, ...T[]];

function bySeries(tasks: readonly TaskEntity[]): NonEmpty<TaskEntity>[] {
  const series = new Map<string, NonEmpty<TaskEntity>>();
  for (const task of tasks) {
    const key = `${task.organisationId} ${task.reportYear}`;
    const known = series.get(key);
    if (known === undefined) series.set(key, [task]);
    else known.push(task);
  }
  return [...series.values()];
}

function refused(taskId: string, problemCode: string): IssuedTask {
  return { taskId, number: null, currentDueOn: null, problemCode };
}

const ISSUE = `
update task t set state = 'issued', number = i.number, issued_on = i.issued_on, sign_due_on = i.sign_due_on, signed_on = null,
  original_due_on = i.original_due_on, current_due_on = i.current_due_on, undo = i.undo, undo_until = i.undo_until,
  paused_workdays = 0, version = t.version + 1
from jsonb_to_recordset($1::jsonb) as i (id uuid, number text, issued_on date, sign_due_on date, original_due_on date, current_due_on date,
  undo jsonb, undo_until timestamptz)
where t.id = i.id`;
