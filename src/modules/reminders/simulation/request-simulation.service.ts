import { Injectable } from '@nestjs/common';
import { addDays, localDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { SimulateNotices } from '../jobs/simulate-notices.job.js';
import type { SimulateDto } from './simulations.dto.js';

const LONGEST_DAYS = 400;
const KEPT_MS = 7 * 24 * 3_600_000;

/** Puts a simulation on order; what the same person asked for more than a week ago goes. */
@Injectable()
export class RequestSimulation {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `simulation.span` */
  run(actor: Actor, { from, to, pack, against }: SimulateDto): Promise<string> {
    if (to < from || to > addDays(localDate(from), LONGEST_DAYS))
      throw new Problem('simulation.span', { from, to, most: LONGEST_DAYS });
    const now = this.clock.now();
    return this.uow.run(contextOf(actor), async (tx) => {
      await tx.query('delete from simulation where requested_by = $1 and requested_at < $2', [
        actor.accountId,
        new Date(now.getTime() - KEPT_MS),
      ]);
      const [asked] = await tx.query<{ id: string }>(ASK, [
        ...[actor.scopePath, actor.accountId, now, from, to, pack ?? null, against ?? null],
      ]);
      if (asked === undefined) throw new Error('insert returned no row');
      await this.outbox.add(tx, SimulateNotices, { simulationId: asked.id });
      return asked.id;
    });
  }
}

const ASK = `
insert into simulation (org_path, requested_by, requested_at, from_on, to_on, pack, against) values ($1, $2, $3, $4, $5, $6, $7) returning id`;
