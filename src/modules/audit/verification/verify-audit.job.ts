import { IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class VerifyAuditPayload {
  @IsUUID() verificationId: string;
}

/** Recomputes every chain, replays every task and reads every file. */
export const VerifyAudit = defineJob({
  name: 'verify-audit',
  queue: 'maintenance',
  payload: VerifyAuditPayload,
  attempts: 2,
  backoff: { kind: 'exponential', delayMs: 60_000 },
  timeoutMs: 6 * 60 * 60_000,
});
