import { IsUUID } from 'class-validator';
import { defineJob } from '../../../../../platform/queue/job-contract.js';

export class CheckClosurePayload {
  @IsUUID() reportId: string;
}

/** Holds last year's items against the report that was just confirmed. Handled by the closures module. */
export const CheckClosure = defineJob({
  name: 'check-closure',
  queue: 'documents',
  payload: CheckClosurePayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 5_000 },
  timeoutMs: 60_000,
});
