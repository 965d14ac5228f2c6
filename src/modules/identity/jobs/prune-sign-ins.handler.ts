import { DataSource } from 'typeorm';
import { Clock } from '../../../platform/clock.js';
import type { NoPayload } from '../../../platform/queue/job-contract.js';
import { HandlesJob, type JobHandler } from '../../../platform/queue/job-handler.js';
import { PruneSignIns } from './prune-sign-ins.job.js';

/** Rows of one statement, so that no lock is held for long. */
const BATCH = 5_000;

@HandlesJob(PruneSignIns)
export class PruneSignInsHandler implements JobHandler<NoPayload> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    for (const statement of [SESSIONS, ATTEMPTS]) while ((await this.batch(statement)) === BATCH);
  }

  private async batch(statement: string): Promise<number> {
    const [, count] = await this.dataSource.query<[unknown, number]>(statement, [this.clock.now(), BATCH]);
    return count;
  }
}

/** Ended, and so old that no place is known by it any more (`Attempts`: 30 days); what happened stands in `sign_in_record`. */
const SESSIONS = `
delete from session where token_hash in (
  select token_hash from session where expires_at < $1::timestamptz - interval '31 days' and created_at < $1::timestamptz - interval '31 days' limit $2)`;
/** Left alone for a day: the next try would begin to count anew in any case. */
const ATTEMPTS = `
delete from sign_in_attempts where key in (
  select key from sign_in_attempts where last_at < $1::timestamptz - interval '1 day'
    and (blocked_until is null or blocked_until < $1) limit $2)`;
