import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import type { OutboxTx } from './outbox.js';

export interface DeadLetter {
  readonly id: string;
  readonly job: string;
  readonly queue: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly lastError: string;
  readonly createdAt: Date;
  readonly deadAt: Date;
}

/** Jobs that have given up, for the operators. */
@Injectable()
export class DeadLetters {
  constructor(private readonly clock: Clock) {}

  /** Newest first; `before` is the `deadAt` and id of the last one seen. */
  list(tx: OutboxTx, limit: number, before?: Pick<DeadLetter, 'deadAt' | 'id'>): Promise<DeadLetter[]> {
    return tx.query(
      `select id, job, queue, payload, attempts, last_error as "lastError", created_at as "createdAt", dead_at as "deadAt"
       from outbox where dead_at is not null and ($2::timestamptz is null or (dead_at, id) < ($2, $3::uuid))
       order by dead_at desc, id desc limit $1`,
      [limit, before?.deadAt ?? null, before?.id ?? null],
    );
  }

  /**
   * Has the job tried again from the start. What it already did once stays done: its receipt is kept.
   * @returns false where the row is not dead (any more)
   */
  async replay(tx: OutboxTx, id: string): Promise<boolean> {
    const revived = await tx.query(
      `update outbox set dead_at = null, last_error = null, attempts = 0, published_at = null, available_at = $2, turn_at = $2
       where id = $1 and dead_at is not null returning id`,
      [id, this.clock.now()],
    );
    return revived.length > 0;
  }
}
