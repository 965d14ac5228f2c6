import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import {
  CarryOverTask,
  toDueRule,
  type CarriedOver,
  type CarryOver,
  type CarryOverOutlook,
} from '../../tasks/index.js';
import type { ClosureCheckEntity } from '../checks/closure-check.entity.js';
import { actedOnCheck } from '../checks/closure-event.js';
import type { CarryOverDto } from '../views/closures.dto.js';
import { requireSupervisor } from './closures.policy.js';
import { ClosureRepository } from '../checks/closures.repository.js';

/** 结转: every unfinished task of the year before gets its successor, or its reason why not; all in one transaction. */
@Injectable()
export class CarryOverMatters {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly checks: ClosureRepository,
    private readonly carryOver: CarryOverTask,
    private readonly events: EventLog,
  ) {}

  /** @param order without tasks: all that are unfinished; without a due rule: year end */
  run(actor: Actor, checkId: string, order: CarryOverDto): Promise<CarriedOver[]> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const check = await this.open(tx, actor, checkId);
      const results = await this.carryOver.within(tx, actor, await this.toOrder(tx, check, order));
      const carried = results.filter(({ successorId }) => successorId !== null);
      if (results.length > 0)
        await this.events.record(tx, actor, [
          actedOnCheck(check, 'closure.carried-over', {
            carriedOver: carried.map(({ taskId, successorId }) => [taskId, successorId]),
            refused: results.length - carried.length,
          }),
        ]);
      return results;
    });
  }

  /** What `run` would do with all that is unfinished. */
  foresee(actor: Actor, checkId: string): Promise<CarryOverOutlook[]> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const check = await this.open(tx, actor, checkId);
      return this.carryOver.foresee(tx, actor, await this.toOrder(tx, check, {}));
    });
  }

  private async open(tx: Tx, actor: Actor, checkId: string): Promise<ClosureCheckEntity> {
    const check = await this.checks.lockById(tx, checkId, null);
    requireSupervisor(actor, check);
    return check;
  }

  private async toOrder(
    tx: Tx,
    check: ClosureCheckEntity,
    { taskIds, dueRule }: CarryOverDto,
  ): Promise<CarryOver> {
    return {
      taskIds: await this.chosen(tx, check, taskIds),
      reportYear: check.year,
      dueRule: dueRule === undefined ? { kind: 'yearEnd' } : toDueRule(dueRule),
    };
  }

  private async chosen(tx: Tx, check: ClosureCheckEntity, taskIds?: readonly string[]): Promise<string[]> {
    const unfinished = await this.checks.unfinishedTasks(tx, check);
    if (taskIds === undefined) return unfinished;
    if (taskIds.some((id) => !unfinished.includes(id))) throw new Problem('record.not-found');
    return [...new Set(taskIds)];
  }
}
