import { IsUUID } from 'class-validator';
import { defineJob } from '../../../../platform/queue/job-contract.js';

export class FollowItemsPayload {
  @IsUUID() reportId: string;
}

/** Tasks of a superseded report go over to the items of the corrected one. Handled by the tasks module. */
export const FollowItems = defineJob({
  name: 'follow-items',
  queue: 'intake',
  payload: FollowItemsPayload,
  attempts: 8,
  backoff: { kind: 'exponential', delayMs: 1_000 },
  timeoutMs: 60_000,
});
