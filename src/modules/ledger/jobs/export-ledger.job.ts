import { IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class ExportLedgerPayload {
  @IsUUID() exportId: string;
}

/** Writes one ordered ledger into the file store. */
export const ExportLedger = defineJob({
  name: 'export-ledger',
  queue: 'documents',
  payload: ExportLedgerPayload,
  attempts: 3,
  backoff: { kind: 'exponential', delayMs: 5_000 },
  timeoutMs: 30 * 60_000,
});
