import { IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class SimulateNoticesPayload {
  @IsUUID() simulationId: string;
}

/** Sweeps the days ahead in thought, for whoever asked over the API. */
export const SimulateNotices = defineJob({
  name: 'simulate-notices',
  queue: 'documents',
  payload: SimulateNoticesPayload,
  attempts: 2,
  backoff: { kind: 'fixed', delayMs: 5_000 },
  timeoutMs: 10 * 60_000,
});
