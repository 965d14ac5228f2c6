import { QUEUE_NAMES } from '../queue/job-contract.js';
import type { OutboxTx } from './outbox.js';

/** A row on its way to its queue. */
export interface OutboxRow {
  readonly id: string;
  readonly job: string;
  readonly queue: string;
  readonly payload: object;
  /** Failed tries of the relay so far. */
  readonly attempts: number;
  /** The trace in which it was ordered. */
  readonly traceparent: string | null;
}

export interface FailedHandover {
  readonly id: string;
  readonly reason: string;
  readonly nextAt: Date;
  readonly dead: boolean;
}

/** Which rows to lock: of jobs that this release knows, the others being left to one that does. */
export interface RowsToLock {
  /** When they were due, or handed over, at the latest. */
  readonly until: Date;
  readonly limit: number;
  readonly jobs: readonly string[];
}

/**
 * Rows nobody else is handing over at the moment, at most `limit` of each queue; they stay locked until the transaction ends.
 * By queue, so that a hundred thousand orders of one are not in the way of another's, and by turn within it. Ordered by what
 * the index holds and no further: a sweep writes a hundred thousand rows of one instant, not to be sorted for every batch.
 */
export function lockDue(tx: OutboxTx, { until, limit, jobs }: RowsToLock): Promise<OutboxRow[]> {
  return tx.query(
    `select o.id, o.job, o.queue, o.payload, o.attempts, o.traceparent from unnest($3::text[]) as q (name) cross join lateral (
       select id, job, queue, payload, attempts, traceparent from outbox
       where queue = q.name and published_at is null and dead_at is null and available_at <= $1 and job = any($4::text[])
       order by coalesce(turn_at, available_at) limit $2 for update skip locked) o`,
    [until, limit, QUEUE_NAMES, jobs],
  );
}

/** Rows handed over before `until` of which no receipt has come. */
export function lockOverdue(tx: OutboxTx, { until, limit, jobs }: RowsToLock): Promise<OutboxRow[]> {
  return tx.query(
    `select id, job, queue, payload, attempts, traceparent from outbox
     where published_at < $1 and done_at is null and dead_at is null and job = any($3::text[])
     order by published_at limit $2 for update skip locked`,
    [until, limit, jobs],
  );
}

export async function markPublished(tx: OutboxTx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `update outbox set published_at = $2, attempts = 0, last_error = null where id = any($1::uuid[])`,
    [ids, now],
  );
}

/** As if they had never been handed over: the relay tries again and counts the tries. */
export async function giveBackToRelay(tx: OutboxTx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tx.query(`update outbox set published_at = null where id = any($1::uuid[])`, [ids]);
}

export async function backOff(tx: OutboxTx, failed: readonly FailedHandover[], now: Date): Promise<void> {
  for (const { id, reason, nextAt, dead } of failed) {
    await tx.query(
      `update outbox set attempts = attempts + 1, last_error = $2, available_at = $3, turn_at = $3, dead_at = $4 where id = $1`,
      [id, reason, nextAt, dead ? now : null],
    );
  }
}

/** @returns how many were deleted, at most `limit` */
export async function purgeDone(tx: OutboxTx, before: Date, limit: number): Promise<number> {
  const gone = await tx.query<{ id: string }>(
    `delete from outbox where id in (
       select id from outbox where done_at < $1 and dead_at is null limit $2 for update skip locked
     ) returning id`,
    [before, limit],
  );
  return gone.length;
}

/** Orders of jobs that this release does not know, and that nobody else has carried out either. */
export interface Strangers {
  /** The jobs that this release knows. */
  readonly known: readonly string[];
  /** When they were due, and handed over if they were, at the latest. */
  readonly before: Date;
  readonly reason: string;
}

/** @returns the names of the jobs that were put among the dead letters, one a row, at most `limit` */
export async function buryStrangers(
  tx: OutboxTx,
  { known, before, reason }: Strangers,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<string[]> {
  const buried = await tx.query<{ job: string }>(
    `update outbox set dead_at = $4, last_error = $3 where id in (
       select id from outbox where (published_at is null or published_at < $2) and available_at < $2
         and done_at is null and dead_at is null and job <> all($1::text[]) limit $5 for update skip locked
     ) returning job`,
    [known, before, reason, now, limit],
  );
  return buried.map(({ job }) => job);
}
