import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { SYSTEM } from '../database/context.js';
import { UnitOfWork } from '../database/tx.js';
import { JobRunner } from './job-runner.js';

interface Order {
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
}

/** Does ordered work on the spot, without a queue: for telling the demo and for tests, where the clock stands still. */
@Injectable()
export class OrderDrain {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly runner: JobRunner,
    private readonly clock: Clock,
  ) {}

  /** In the order in which they were given, until none is due. @throws what the first failing job throws */
  async run(): Promise<void> {
    for (let orders = await this.open(); orders.length > 0; orders = await this.open()) {
      for (const order of orders) await this.runner.run({ ...order, attempt: 1 });
    }
  }

  private open(): Promise<Order[]> {
    return this.uow.run(SYSTEM, (tx) => tx.query<Order>(OPEN_ORDERS, [this.clock.now()]));
  }
}

/** Taken over from the relay, so that a queue that is started later does not hand them out again. */
const OPEN_ORDERS = `
with taken as (
  update outbox set published_at = coalesce(published_at, created_at) where done_at is null and dead_at is null and available_at <= $1
  returning id, job, payload, created_at)
select id, job as name, payload as data from taken order by created_at, id`;
