import { IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class RemindFilingPayload {
  @IsUUID() campaignId: string;
}

/** Tells those who owe a report how long they have, and those above them who is late. */
export const RemindFiling = defineJob({
  name: 'remind-filing',
  queue: 'notify',
  payload: RemindFilingPayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 10_000 },
  timeoutMs: 10 * 60_000,
});
