import { IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class CheckReturnedLedgerPayload {
  @IsUUID() importId: string;
}

/** Holds every line of a returned ledger against its task; changes nothing. */
export const CheckReturnedLedger = defineJob({
  name: 'check-returned-ledger',
  queue: 'documents',
  payload: CheckReturnedLedgerPayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 5_000 },
  timeoutMs: 30 * 60_000,
});
