import { IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class ScanEvidencePayload {
  @IsUUID() evidenceId: string;
}

/** Looks through a piece of evidence for personal data: its title, its file's name and what the file says. */
export const ScanEvidence = defineJob({
  name: 'scan-evidence',
  queue: 'documents',
  payload: ScanEvidencePayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 5_000 },
  timeoutMs: 5 * 60_000,
});
