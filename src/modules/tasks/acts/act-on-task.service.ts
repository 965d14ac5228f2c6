import { Injectable } from '@nestjs/common';
import { decide, type Decision, type TaskAction, type TaskFacts } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { requireVersion } from '../../../platform/http/etag.js';
import { Problem } from '../../../platform/http/problem.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { EventLog } from '../../audit/index.js';
import { WorkCalendars } from '../../calendars/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { TellAboutTask } from '../jobs/tell-about-task.job.js';
import { actedOnTask } from '../record/task-event.js';
import { toStanding } from '../record/task.facts.js';
import type { ActInput } from './act-input.js';
import { TaskPapers } from './task-papers.repository.js';
import { TaskRepository, type LoadedTask } from '../record/tasks.repository.js';
import type { TaskEntity } from '../record/task.entity.js';

export interface TaskAct {
  readonly taskId: string;
  readonly action: TaskAction;
  readonly input: ActInput;
  /** The version the person saw; null: whatever is current. */
  readonly expectedVersion: number | null;
}

/** Every edge of a task's life: lock, put the papers on file, ask the rules, write row + event + order to tell people. */
@Injectable()
export class ActOnTask {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly papers: TaskPapers,
    private readonly events: EventLog,
    private readonly outbox: Outbox,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  run(actor: Actor, act: TaskAct): Promise<void> {
    return this.uow.run(contextOf(actor), (tx) => this.runIn(tx, actor, act));
  }

  /** The same inside the caller's transaction, which speaks for the actor. */
  async runIn(tx: Tx, actor: Actor, act: TaskAct): Promise<void> {
    const loaded = await this.tasks.lockById(tx, act.taskId);
    requireVersion(act.expectedVersion, loaded.task.version);
    await this.within(tx, actor, { ...act, loaded });
  }

  /** The same inside a transaction that already holds the task's lock. */
  async within(
    tx: Tx,
    actor: Actor,
    act: Pick<TaskAct, 'action' | 'input'> & { loaded: LoadedTask },
  ): Promise<TaskEntity> {
    const { action, input } = act;
    const { task, facts } = await this.prepare(tx, actor, act);
    const calendar = await this.calendars.current();
    const standing = toStanding(task, { actor, today: this.clock.today(), calendar });
    const decided = decide(facts, action, { ...standing, input });
    if (!decided.ok) throw new Problem(decided.error.code, decided.error.params);
    const decision = decided.value;
    if (decision.event === 'task.issued' && task.number === null) await this.number(tx, task);
    await this.papers.after[action]?.(tx, { task, actor, input });
    await this.tasks.apply(tx, task, decision);
    await this.record(tx, actor, { task, facts, decision, input });
    return task;
  }

  private async prepare(
    tx: Tx,
    actor: Actor,
    { action, input, loaded }: Pick<TaskAct, 'action' | 'input'> & { loaded: LoadedTask },
  ) {
    const paper = this.papers.before[action];
    if (paper === undefined) return loaded;
    await paper(tx, { task: loaded.task, actor, input });
    return this.tasks.refresh(tx, loaded);
  }

  private async number(tx: Tx, task: TaskEntity): Promise<void> {
    const series = { organisationId: task.organisationId, year: task.reportYear, document: 'task' } as const;
    const [number] = await this.tasks.takeNumbers(tx, series, 1);
    task.number = number ?? null;
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
        document: decision.document,
      }),
    ]);
    await this.outbox.add(tx, TellAboutTask, {
      taskId: task.id,
      event: decision.event,
      actorId: actor.accountId,
    });
  }
}

/** Field → [before, after] for everything the decision wrote. */
function changed(facts: TaskFacts, { changes }: Decision): Record<string, unknown> {
  const before = facts as unknown as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(changes).map(([field, after]) => [field, [before[field] ?? null, after]]),
  );
}
