import { ArrayMaxSize, ArrayMinSize, IsUUID, Matches } from 'class-validator';
import { defineJob } from '../../../../platform/queue/job-contract.js';

/** What is asked, judged and written for so many people costs little more than for one, and no other order waits long for it. */
export const DIGESTS_AT_ONCE = 100;

export class DeliverDigestsPayload {
  @ArrayMinSize(1) @ArrayMaxSize(DIGESTS_AT_ONCE) @IsUUID(undefined, { each: true }) accountIds: string[];
  /** Day of the sweep, `YYYY-MM-DD`: one digest for each person and day. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/) day: string;
}

/** Makes the digests of a set of people, one each. */
export const DeliverDigests = defineJob({
  name: 'deliver-digests',
  queue: 'notify',
  payload: DeliverDigestsPayload,
  attempts: 8,
  backoff: { kind: 'exponential', delayMs: 2_000 },
  timeoutMs: 20_000,
});
