import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import type { OutboxTx } from './outbox.js';

export interface OutboxGauges {
  /** Seconds the oldest due row has waited for the relay; 0 where none waits. */
  readonly oldestDueSeconds: number;
  readonly due: number;
  /** Handed over, no receipt yet. */
  readonly open: number;
  readonly dead: number;
}

/** How the outbox is doing: four partial indexes answer it, whatever the size of the table. */
@Injectable()
export class OutboxHealth {
  constructor(private readonly clock: Clock) {}

  async gauges(tx: OutboxTx): Promise<OutboxGauges> {
    const [gauges] = await tx.query<OutboxGauges>(GAUGES, [this.clock.now()]);
    return gauges ?? { oldestDueSeconds: 0, due: 0, open: 0, dead: 0 };
  }
}

const GAUGES = `
select coalesce(extract(epoch from $1::timestamptz - due.oldest), 0)::float8 as "oldestDueSeconds",
  due.count::int as due, open.count::int as open, dead.count::int as dead
from
  (select count(*), min(available_at) as oldest from outbox
    where published_at is null and dead_at is null and available_at <= $1) due,
  (select count(*) from outbox where published_at is not null and done_at is null and dead_at is null) open,
  (select count(*) from outbox where dead_at is not null) dead`;
