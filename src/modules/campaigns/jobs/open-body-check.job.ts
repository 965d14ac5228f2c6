import { IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class OpenBodyCheckPayload {
  @IsUUID() campaignId: string;
  /** Reporting body. */
  @IsUUID() organisationId: string;
}

/** One body of a campaign, at either stage: which of the two is due is read from its row. */
export const OpenBodyCheck = defineJob({
  name: 'open-body-check',
  queue: 'documents',
  payload: OpenBodyCheckPayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 5_000 },
  timeoutMs: 30_000,
});
