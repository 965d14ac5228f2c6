import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { checkDueRule, type DueRule } from '../../../core/calendar/index.js';
import type { Refusal, RefusalCode } from '../../../core/shared/refusal.js';
import { ok, type Result } from '../../../core/shared/result.js';
import { decide, type Decision, type TaskFacts } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { EventLog } from '../../audit/index.js';
import { WorkCalendars } from '../../calendars/index.js';
import type { Actor } from '../../identity/index.js';
import { DEFAULT_PACK } from '../../../core/warning/index.js';
import { TellAboutTask } from '../jobs/tell-about-task.job.js';
import { actedOnTask } from '../record/task-event.js';
import { TaskEntity } from '../record/task.entity.js';
import { toStanding } from '../record/task.facts.js';
import { TaskRepository, type LoadedTask } from '../record/tasks.repository.js';

export interface CarryOver {
  readonly taskIds: readonly string[];
  /** Report year in which the successors are worked off; their numbers are of that year. */
  readonly reportYear: number;
  readonly dueRule: DueRule;
}

/** Whether one task can be carried over, else the rule that forbids it. */
export interface CarryOverOutlook {
  readonly taskId: string;
  readonly number: string | null;
  readonly title: string;
  readonly problemCode: RefusalCode | null;
}

/** What became of one task: a successor, or the rule that forbids one. */
export interface CarriedOver extends CarryOverOutlook {
  readonly successorId: string | null;
}

interface Outlook extends LoadedTask {
  readonly successor: TaskEntity;
  readonly decided: Result<Decision, Refusal>;
}

interface Pair extends LoadedTask {
  readonly successor: TaskEntity;
  readonly decision: Decision;
}

/**
 * 结转: what was left open becomes a registered task of the next year with the same lead, parties, target and criteria and
 * a clock of its own; the old task is carried over and the chain keeps both (domain.md section 9).
 */
@Injectable()
export class CarryOverTask {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly events: EventLog,
    private readonly outbox: Outbox,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  /**
   * Those that may be carried over are, each other one says why not; in order of id.
   * @throws Problem where the due rule gives no deadline from today on
   */
  async within(tx: Tx, actor: Actor, order: CarryOver): Promise<CarriedOver[]> {
    const outlooks = await this.outlooks(tx, actor, order);
    const pairs = outlooks.flatMap(({ decided, ...one }) =>
      decided.ok ? [{ ...one, decision: decided.value }] : [],
    );
    await this.write(tx, actor, pairs);
    return outlooks.map(({ task, successor, decided }) => ({
      ...fateOf(task, decided),
      successorId: decided.ok ? successor.id : null,
    }));
  }

  /** What `within` would do now, without doing it. @throws Problem as it does */
  async foresee(tx: Tx, actor: Actor, order: CarryOver): Promise<CarryOverOutlook[]> {
    const outlooks = await this.outlooks(tx, actor, order);
    return outlooks.map(({ task, decided }) => fateOf(task, decided));
  }

  private async outlooks(tx: Tx, actor: Actor, order: CarryOver): Promise<Outlook[]> {
    const badRule = checkDueRule(order.dueRule, this.clock.today());
    if (badRule !== null) throw new Problem(badRule.code, badRule.params);
    const outlooks: Outlook[] = [];
    for (const one of await this.tasks.lockMany(tx, order.taskIds)) {
      const successor = this.successorOf(one.task, actor, order);
      outlooks.push({ ...one, successor, decided: await this.decide(one, successor, actor) });
    }
    return outlooks;
  }

  /** Both ends are asked before anything is written: the old task must let go, the new one must be fit for 立项. */
  private async decide(
    { task, facts }: LoadedTask,
    successor: TaskEntity,
    actor: Actor,
  ): Promise<Result<Decision, Refusal>> {
    const calendar = await this.calendars.current();
    const standing = toStanding(task, { actor, today: this.clock.today(), calendar });
    const left = decide(facts, 'carryOver', { ...standing, input: {} });
    if (!left.ok) return left;
    const registered = decide(freshFacts(facts, successor), 'register', { ...standing, input: {} });
    return registered.ok ? ok(left.value) : registered;
  }

  private successorOf(task: TaskEntity, actor: Actor, { reportYear, dueRule }: CarryOver): TaskEntity {
    const { organisationId, orgPath, title, kind, reportId, problem, target, themes } = task;
    const { rectificationClass, priority, isInternal, lacksRuleText } = task;
    const { leadOrganisationId, ownerId, liaisonId, lineLeaderId } = task;
    return Object.assign(new TaskEntity(), {
      id: randomUUID(),
      ...{ organisationId, orgPath, title, kind, reportId, problem, target, themes },
      ...{ rectificationClass, priority, isInternal, lacksRuleText },
      ...{ leadOrganisationId, ownerId, liaisonId, lineLeaderId },
      ...{ reportYear, dueRule, state: 'draft', planState: 'none', progress: 0, light: 'grey' },
      predecessorId: task.id,
      chainId: task.chainId ?? task.id,
      rulePack: DEFAULT_PACK.version,
      createdBy: actor.accountId,
      createdAt: this.clock.now(),
    } as const);
  }

  private async write(tx: Tx, actor: Actor, pairs: readonly Pair[]): Promise<void> {
    if (pairs.length === 0) return;
    const successors = pairs.map(({ successor }) => Object.assign(successor, { state: 'registered' }));
    await tx.manager.insert(TaskEntity, successors);
    const ids = [pairs.map(({ task }) => task.id), successors.map(({ id }) => id)];
    for (const copy of COPY_WHAT_STAYS) await tx.query(copy, ids);
    for (const { task, facts, successor, decision } of pairs) {
      task.chainId = successor.chainId;
      await this.tasks.apply(tx, { task, facts }, decision);
    }
    await this.events.record(tx, actor, pairs.flatMap(factsOf));
    await this.outbox.addMany(
      tx,
      TellAboutTask,
      pairs.map(({ task, decision }) => ({
        payload: { taskId: task.id, event: decision.event, actorId: actor.accountId },
      })),
    );
  }
}

function fateOf({ id: taskId, number, title }: TaskEntity, decided: Outlook['decided']): CarryOverOutlook {
  return { taskId, number, title, problemCode: decided.ok ? null : decided.error.code };
}

/** The successor as the rules will see it: the parties and criteria of the old task, and none of its work. */
function freshFacts(facts: TaskFacts, { state, dueRule }: TaskEntity): TaskFacts {
  const noWork = {
    criteriaWithEvidence: 0,
    reopenedOn: null,
    criteriaProvedAnew: 0,
    measures: 0,
    openMeasures: 0,
  };
  return { ...facts, ...noWork, state, dueRule, hasSource: true };
}

function factsOf({ task, successor, decision }: Pair) {
  const { title, leadOrganisationId, dueRule, target, predecessorId, chainId } = successor;
  return [
    actedOnTask(task, decision.event, {
      state: [decision.from, decision.to],
      successorId: successor.id,
      reportYear: successor.reportYear,
      document: decision.document,
    }),
    actedOnTask(successor, 'task.registered', {
      ...{ title, leadOrganisationId, dueRule, target, predecessorId, chainId },
    }),
  ];
}

const COPY_WHAT_STAYS = [
  `insert into task_party (task_id, organisation_id, org_path, part)
   select n.new_id, p.organisation_id, p.org_path, p.part
   from unnest($1::uuid[], $2::uuid[]) as n (old_id, new_id) join task_party p on p.task_id = n.old_id and p.state <> 'released'`,
  `insert into task_criterion (task_id, org_path, seq, text)
   select n.new_id, c.org_path, c.seq, c.text
   from unnest($1::uuid[], $2::uuid[]) as n (old_id, new_id) join task_criterion c on c.task_id = n.old_id`,
  `insert into task_item (task_id, item_id, org_path)
   select n.new_id, i.item_id, i.org_path
   from unnest($1::uuid[], $2::uuid[]) as n (old_id, new_id) join task_item i on i.task_id = n.old_id and i.followed_to is null`,
];
