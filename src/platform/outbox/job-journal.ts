import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { SYSTEM } from '../database/context.js';
import { SharedTurns } from '../database/shared-turns.js';
import { UnitOfWork } from '../database/tx.js';
import { keepReceipts, type Receipt } from './receipts.js';

/** A job that has given up. */
export interface FailedJob {
  readonly id: string;
  /** Null for a job that no row of the outbox asked for. */
  readonly outboxId: string | null;
  readonly name: string;
  readonly queue: string;
  readonly data: unknown;
  readonly attempts: number;
  /** The schedule whose tick it was, if any: its failures share one dead letter. */
  readonly scheduleId: string | null;
}

/** What became of jobs, written to the outbox: the queue itself forgets a job as soon as it is over. */
@Injectable()
export class JobJournal {
  private readonly receipts = new SharedTurns<Receipt, void>(
    (receipts) => this.keep(receipts),
    ({ outboxId }) => outboxId,
  );

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps the receipt; receipts that arrive while one statement is under way share the next. A statement by itself, not a
   * transaction of four: a worker's next job waits for it.
   */
  done(outboxId: string): Promise<void> {
    return this.receipts.take({ outboxId, at: this.clock.now() });
  }

  /** Puts a job among the dead letters, also one that no outbox row asked for. */
  async dead(job: FailedJob, reason: string): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.run(SYSTEM, async (tx) => {
      const known = await tx.query(MARK_DEAD, [job.outboxId, now, reason, job.attempts]);
      if (known.length > 0) return;
      const key = `dead:${job.queue}:${job.scheduleId ?? job.id}`;
      const payload = JSON.stringify(job.data ?? null);
      await tx.query(INSERT_DEAD, [job.name, job.queue, payload, key, now, reason, job.attempts]);
    });
  }

  private async keep(receipts: readonly Receipt[]): Promise<void[]> {
    const { sql, params } = keepReceipts(receipts);
    await this.dataSource.query(sql, [...params]);
    return receipts.map(() => undefined);
  }
}

/** A row that is done stays so: what gave up was its job handed over once more. */
const MARK_DEAD = `
with asked as (select id from outbox where id = $1::uuid), dead as (
  update outbox set dead_at = $2, last_error = $3, attempts = $4 where id = $1::uuid and done_at is null)
select id from asked`;

const INSERT_DEAD = `
insert into outbox (job, queue, payload, dedupe_key, created_at, available_at, published_at, dead_at, last_error, attempts)
values ($1, $2, $3::jsonb, $4, $5, $5, $5, $5, $6, $7)
on conflict (dedupe_key) do update
  set dead_at = excluded.dead_at, last_error = excluded.last_error, attempts = excluded.attempts`;
