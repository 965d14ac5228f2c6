import { IsUUID } from 'class-validator';
import { defineJob } from '../../../../platform/queue/job-contract.js';

export class RenewFindingsPayload {
  @IsUUID() reportId: string;
}

/** Finds anew what is found in the items of a long report, which would hold up the person who cut one of them. */
export const RenewFindings = defineJob({
  name: 'renew-findings',
  queue: 'intake',
  payload: RenewFindingsPayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 1_000 },
  timeoutMs: 60_000,
});
