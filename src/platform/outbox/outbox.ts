import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { currentTraceparent } from '../observability/tracing.js';
import type { Tx, TxStatement } from '../database/tx.js';
import type { JobContract } from '../queue/job-contract.js';
import type { JobContext } from '../queue/job-handler.js';
import { keepReceipts } from './receipts.js';

/** All the outbox needs of a transaction. */
export type OutboxTx = Pick<Tx, 'query'>;

export interface OutboxOptions {
  /** An order with the same key was given before, at any time: nothing is added. */
  readonly dedupeKey?: string;
  /** The job does not start earlier; at once where absent. */
  readonly availableAt?: Date;
  /** On whose account: orders that share one take turns with those of others, however many there are. */
  readonly share?: string;
}

export interface OutboxOrder<P extends object> extends OutboxOptions {
  readonly payload: P;
}

/**
 * Orders a job inside the transaction that gives the reason for it: both happen or neither. One row is the order and its
 * receipt; an event with three consequences writes three rows.
 */
@Injectable()
export class Outbox {
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly clock: Clock) {}

  /** @returns the id of the row, which is the id of the job; null where the dedupe key was used before */
  async add<P extends object>(
    tx: OutboxTx,
    contract: JobContract<P>,
    payload: P,
    options: OutboxOptions = {},
  ): Promise<string | null> {
    const [row] = await this.insert(tx, contract, [{ payload, ...options }]);
    return row?.id ?? null;
  }

  /**
   * Orders a set in one statement, however many.
   * @returns how many rows were added: those whose dedupe key was used before are left out
   */
  async addMany<P extends object>(
    tx: OutboxTx,
    contract: JobContract<P>,
    orders: readonly OutboxOrder<P>[],
  ): Promise<number> {
    return orders.length === 0 ? 0 : (await this.insert(tx, contract, orders)).length;
  }

  /** The order under the key is not carried out any more, whether it was handed over or not; one that was done stays done. */
  async withdraw<P extends object>(tx: OutboxTx, { name }: JobContract<P>, dedupeKey: string): Promise<void> {
    await tx.query(WITHDRAW, [name, dedupeKey, this.clock.now()]);
  }

  /** Tells a relay in the same process that a row may be there soon, so that it need not wait for its next look. */
  onAdded(listener: () => void): void {
    this.listeners.push(listener);
  }

  private async insert<P extends object>(
    tx: OutboxTx,
    { name, queue }: JobContract<P>,
    orders: readonly OutboxOrder<P>[],
  ): Promise<{ id: string }[]> {
    const rows = orders.map(({ payload, dedupeKey, availableAt, share }) => ({
      payload,
      dedupe_key: dedupeKey,
      available_at: availableAt,
      share,
    }));
    const added = await tx.query<{ id: string }>(INSERT, [
      name,
      queue,
      this.clock.now(),
      JSON.stringify(rows),
      currentTraceparent(),
    ]);
    for (const listener of this.listeners) listener();
    return added;
  }
}

/**
 * First statement of a handler's transaction: takes the receipt. The row stays locked until the transaction ends, so of
 * two runs at the same moment the second waits and then learns that it comes too late.
 * @returns false where another run has done it: leave without effect. Always true for the tick of a schedule.
 */
export async function once(job: JobContext, tx: OutboxTx): Promise<boolean> {
  if (job.outboxId === null) return true;
  asked.add(job);
  const taken = await tx.query<{ id: string }>(MARK_DONE, [job.outboxId, job.startedAt]);
  return taken.length > 0;
}

/**
 * The receipts of jobs that did side by side what cannot be undone, whether another run has taken them or not.
 * @returns the statement that takes them: for the transaction that also says what they did
 */
export function receiptsOf(jobs: readonly JobContext[]): TxStatement {
  for (const job of jobs) if (job.outboxId !== null) asked.add(job);
  return keepReceipts(
    jobs.flatMap(({ outboxId, startedAt }) => (outboxId === null ? [] : [{ outboxId, at: startedAt }])),
  );
}

const asked = new WeakSet<JobContext>();

/** Whether the handler has seen to the receipt of this attempt itself. */
export function seesToItsReceipt(job: JobContext): boolean {
  return asked.has(job);
}

/**
 * Each order of a share comes some time after the one before it, in turn, not in time: while nobody else wants anything they
 * go without a pause, and whoever comes later goes before those whose turn is further ahead.
 */
const BETWEEN_TURNS = `interval '40 milliseconds'`;

const INSERT = `
insert into outbox (job, queue, payload, dedupe_key, created_at, available_at, traceparent, share, turn_at)
select $1, $2, o.payload, o.dedupe_key, $3::timestamptz, coalesce(o.available_at, $3::timestamptz), $5::text, o.share,
  case when o.share is null then coalesce(o.available_at, $3::timestamptz) else
    greatest(coalesce(o.available_at, $3::timestamptz), (select max(w.turn_at) from outbox w
      where w.share = o.share and w.published_at is null and w.dead_at is null))
    + row_number() over (partition by o.share order by o.place) * ${BETWEEN_TURNS} end
from rows from (jsonb_to_recordset($4::jsonb) as (payload jsonb, dedupe_key text, available_at timestamptz, share text))
  with ordinality as o (payload, dedupe_key, available_at, share, place)
on conflict (dedupe_key) do nothing
returning id`;

const WITHDRAW = `
update outbox set done_at = $3, published_at = coalesce(published_at, $3)
where dedupe_key = $2 and job = $1 and done_at is null and dead_at is null`;

const MARK_DONE = `update outbox set done_at = $2 where id = $1 and done_at is null returning id`;
