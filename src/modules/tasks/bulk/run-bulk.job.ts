import { IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class RunBulkPayload {
  @IsUUID() runId: string;
}

/** Works a bulk run off, batch by batch; started again it goes on with the first row that is still pending. */
export const RunBulk = defineJob({
  name: 'run-bulk',
  queue: 'documents',
  payload: RunBulkPayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 5_000 },
  timeoutMs: 15 * 60_000,
});
