import { IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class ProcessLedgerIntakePayload {
  @IsUUID() intakeId: string;
}

/** Takes a ledger that others kept one step further, whichever it waits for. */
export const ProcessLedgerIntake = defineJob({
  name: 'process-ledger-intake',
  queue: 'documents',
  payload: ProcessLedgerIntakePayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 5_000 },
  timeoutMs: 30 * 60_000,
});
