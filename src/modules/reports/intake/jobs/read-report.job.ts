import { IsUUID } from 'class-validator';
import { defineJob } from '../../../../platform/queue/job-contract.js';

export class ReadReportPayload {
  @IsUUID() intakeFileId: string;
}

/** Reads one file that was handed in: bytes → text → sections → items. */
export const ReadReport = defineJob({
  name: 'read-report',
  queue: 'intake',
  payload: ReadReportPayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 1_000 },
  timeoutMs: 180_000,
});
