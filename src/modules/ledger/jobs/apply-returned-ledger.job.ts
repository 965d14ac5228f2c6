import { IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class ApplyReturnedLedgerPayload {
  @IsUUID() importId: string;
}

/** Applies what the dry run of a returned ledger said and a person confirmed. */
export const ApplyReturnedLedger = defineJob({
  name: 'apply-returned-ledger',
  queue: 'documents',
  payload: ApplyReturnedLedgerPayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 5_000 },
  timeoutMs: 30 * 60_000,
});
