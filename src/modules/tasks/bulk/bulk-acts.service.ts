import { Injectable } from '@nestjs/common';
import { localDate } from '../../../core/shared/local-date.js';
import { decide, type TaskInput } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { WorkCalendars } from '../../calendars/index.js';
import type { Actor } from '../../identity/index.js';
import { ActOnTask } from '../acts/act-on-task.service.js';
import { toStanding } from '../record/task.facts.js';
import { TaskRepository, type LoadedTask } from '../record/tasks.repository.js';
import { AssignTask } from '../register/assign-task.service.js';
import { IssueTasks } from '../register/issue-tasks.service.js';
import type { BulkInputDto } from './bulk.dto.js';
import type { BulkOrder, BulkResult } from './bulk.repository.js';

/** One act on many tasks: what it would make of each, and doing it. The rules are asked task by task, as for one. */
@Injectable()
export class BulkActs {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly actOnTask: ActOnTask,
    private readonly issueTasks: IssueTasks,
    private readonly assignTask: AssignTask,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  /** What would become of the tasks now; nothing is written and nothing locked. */
  async foresee(
    tx: Tx,
    actor: Actor,
    { act, input }: BulkOrder,
    ids: readonly string[],
  ): Promise<BulkResult[]> {
    const calendar = await this.calendars.current();
    const today = this.clock.today();
    const loaded = await this.tasks.readMany(tx, ids);
    return inOrder(ids, loaded, ({ task, facts }) => {
      if (act === 'assign') return this.foreseeAssignment(actor, { task, facts });
      const standing = toStanding(task, { actor, today, calendar });
      const decided = decide(facts, act, { ...standing, input: toTaskInput(input) });
      if (!decided.ok) return refused(task.id, decided.error.code);
      const { to, changes } = decided.value;
      return done({ task, state: to, dueOn: changes.currentDueOn ?? task.currentDueOn });
    });
  }

  /** Within the caller's transaction: those that can be done are, each other one says why not. */
  async perform(tx: Tx, actor: Actor, order: BulkOrder, ids: readonly string[]): Promise<BulkResult[]> {
    if (order.act === 'issue') return this.issue(tx, actor, order, ids);
    const results = new Map<string, BulkResult>();
    for (const loaded of await this.tasks.lockMany(tx, ids))
      results.set(loaded.task.id, await this.performOne(tx, actor, order, loaded));
    return ids.map((id) => results.get(id) ?? refused(id, 'record.not-found'));
  }

  private foreseeAssignment(actor: Actor, { task }: LoadedTask): BulkResult {
    const problem = this.assignTask.obstacle(actor, task);
    return problem === null ? done({ task }) : refused(task.id, problem.code);
  }

  private async issue(
    tx: Tx,
    actor: Actor,
    { input }: BulkOrder,
    ids: readonly string[],
  ): Promise<BulkResult[]> {
    const { approvalReference } = input;
    const issued = await this.issueTasks.within(tx, actor, { batch: [...ids], approvalReference });
    return issued.map(({ taskId, number, currentDueOn, problemCode }) => ({
      taskId,
      problemCode,
      number,
      taskState: problemCode === null ? 'issued' : null,
      dueOn: currentDueOn,
    }));
  }

  /** One that fails takes nothing of the others with it. */
  private async performOne(
    tx: Tx,
    actor: Actor,
    { act, input }: BulkOrder,
    loaded: LoadedTask,
  ): Promise<BulkResult> {
    await tx.query('savepoint one_of_many');
    try {
      if (act === 'assign') await this.assign(tx, actor, loaded, input);
      else if (act !== 'issue')
        await this.actOnTask.within(tx, actor, { action: act, input: toTaskInput(input), loaded });
      await tx.query('release savepoint one_of_many');
      return done({ task: loaded.task });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await tx.query('rollback to savepoint one_of_many');
      return refused(loaded.task.id, error.code);
    }
  }

  private async assign(
    tx: Tx,
    actor: Actor,
    { task }: LoadedTask,
    { assignment }: BulkInputDto,
  ): Promise<void> {
    if (assignment === undefined) throw new Problem('request.invalid');
    await this.assignTask.within(tx, actor, task, assignment);
  }
}

/** The DTO has checked that this is a day. */
function toTaskInput({ reason, newDueOn, approvalReference }: BulkInputDto): TaskInput {
  return { reason, approvalReference, ...(newDueOn !== undefined && { newDueOn: localDate(newDueOn) }) };
}

function inOrder(
  ids: readonly string[],
  loaded: readonly LoadedTask[],
  result: (one: LoadedTask) => BulkResult,
): BulkResult[] {
  const byId = new Map(loaded.map((one) => [one.task.id, one]));
  return ids.map((id) => {
    const one = byId.get(id);
    return one === undefined ? refused(id, 'record.not-found') : result(one);
  });
}

function done({
  task,
  state = task.state,
  dueOn = task.currentDueOn,
}: {
  task: LoadedTask['task'];
  state?: string;
  dueOn?: string | null;
}): BulkResult {
  return { taskId: task.id, problemCode: null, taskState: state, number: task.number, dueOn };
}

function refused(taskId: string, problemCode: string): BulkResult {
  return { taskId, problemCode, taskState: null, number: null, dueOn: null };
}
