import { IsUUID, Matches } from 'class-validator';
import { defineJob } from '../../../../platform/queue/job-contract.js';

export class DeliverNoticesPayload {
  @IsUUID() accountId: string;
  /** Day of the sweep, `YYYY-MM-DD`: one digest for each person and day. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/) day: string;
}

/** Makes one digest of everything that waits for one person: as releases before `deliver-digests` ordered it, still in their queues. */
export const DeliverNotices = defineJob({
  name: 'deliver-notices',
  queue: 'notify',
  payload: DeliverNoticesPayload,
  attempts: 8,
  backoff: { kind: 'exponential', delayMs: 2_000 },
  timeoutMs: 20_000,
});
