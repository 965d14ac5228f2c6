import { Injectable } from '@nestjs/common';
import { decide, type Decision, type TaskAction, type TaskFacts } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { WorkCalendars } from '../../calendars/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { actedOnTask } from '../record/task-event.js';
import { toStanding } from '../record/task.facts.js';
import type { ActInput } from './act-input.js';
import { TaskPapers } from './task-papers.js';
import { refuseStale } from '../record/stale-versions.js';
import { changedFields } from '../record/changed-fields.js';
import { Telling } from '../record/telling.js';
import { TaskRepository, type LoadedTask } from '../record/tasks.repository.js';
import type { TaskEntity } from '../record/task.entity.js';

export interface TaskAct {
  readonly taskId: string;
  readonly action: TaskAction;
  readonly input: ActInput;
  /** The version the person saw; null: whatever is current. */
  readonly expectedVersion: number | null;
}

/** An act on a task whose lock is held. */
export interface ActUnderLock {
  readonly action: TaskAction;
  readonly input: ActInput;
  readonly loaded: LoadedTask;
  /** The task that takes this one in, likewise locked; null where none can be seen. */
  readonly target?: LoadedTask | null;
}

/** Every edge of a task's life: lock, put the papers on file, ask the rules, write row + event + order to tell people. */
@Injectable()
export class ActOnTask {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly papers: TaskPapers,
    private readonly events: EventLog,
    private readonly telling: Telling,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, act: TaskAct): Promise<void> {
    return this.uow.run(contextOf(actor), (tx) => this.runIn(tx, actor, act));
  }

  /** The same inside the caller's transaction, which speaks for the actor. */
  async runIn(tx: Tx, actor: Actor, act: TaskAct): Promise<void> {
    const { loaded, target } = await this.lock(tx, act);
    await refuseStale(tx, loaded.task, act.expectedVersion);
    await this.within(tx, actor, { ...act, loaded, target });
  }

  /** The same inside a transaction that already holds the task's lock. */
  async within(tx: Tx, actor: Actor, act: ActUnderLock): Promise<TaskEntity> {
    const { action, loaded, target = null } = act;
    const last = loaded.task.undo;
    const input = this.papers.complete(action, act.input, { loaded, target });
    const { task, facts } = await this.prepare(tx, actor, { action, input, loaded });
    const calendar = await this.calendars.current();
    const standing = toStanding(task, { actor, today: this.clock.today(), calendar });
    const decided = decide(facts, action, { ...standing, input });
    if (!decided.ok) throw new Problem(decided.error.code, decided.error.params);
    const decision = decided.value;
    if (decision.event === 'task.issued' && task.number === null) await this.number(tx, task);
    await this.papers.after(tx, action, { task, actor, input, target, decision });
    await this.tasks.apply(tx, { task, facts }, decision, () =>
      this.papers.settle(tx, { task, actor, input }, decision),
    );
    await this.record(tx, actor, { task, facts, decision, input });
    if (action === 'undo' && last !== null) await this.telling.withdraw(tx, last, facts.parties);
    return task;
  }

  /** A merger holds both tasks, locked in order of id like every set. */
  private async lock(tx: Tx, { taskId, action, input }: TaskAct) {
    const other = action === 'merge' ? input.replacementTaskId : undefined;
    const tasks = await this.tasks.lockMany(tx, other === undefined ? [taskId] : [taskId, other]);
    const byId = (id: string | undefined) => tasks.find(({ task }) => task.id === id) ?? null;
    const loaded = byId(taskId);
    if (loaded === null) throw new Problem('record.not-found');
    return { loaded, target: byId(other) };
  }

  private async prepare(
    tx: Tx,
    actor: Actor,
    { action, input, loaded }: Pick<ActUnderLock, 'action' | 'input' | 'loaded'>,
  ) {
    const paper = this.papers.before(action);
    if (paper === null) return loaded;
    await paper(tx, { task: loaded.task, actor, input });
    return this.tasks.refresh(tx, loaded);
  }

  private async number(tx: Tx, task: TaskEntity): Promise<void> {
    const { organisationId, reportYear: year } = task;
    const [numbers] = await this.tasks.takeNumbers(tx, [
      { organisationId, year, document: 'task', count: 1 },
    ]);
    task.number = numbers?.[0] ?? null;
  }

  private async record(
    tx: Tx,
    actor: Actor,
    done: { task: TaskEntity; facts: TaskFacts; decision: Decision; input: ActInput },
  ): Promise<void> {
    const { task, facts, decision, input } = done;
    await this.events.record(tx, actor, [
      actedOnTask(task, decision.event, {
        ...input,
        state: [decision.from, decision.to],
        ...changed(facts, decision),
        changedFields: changedFields(decision),
        version: task.version,
        document: decision.document,
      }),
    ]);
    await this.telling.of(tx, actor, [{ task, event: decision.event, parties: facts.parties }]);
  }
}

/** Field → [before, after] for everything the decision wrote. */
function changed(facts: TaskFacts, { changes }: Decision): Record<string, unknown> {
  const before = facts as unknown as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(changes).map(([field, after]) => [field, [before[field] ?? null, after]]),
  );
}
