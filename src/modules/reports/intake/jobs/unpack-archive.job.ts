import { IsUUID } from 'class-validator';
import { defineJob } from '../../../../platform/queue/job-contract.js';

export class UnpackArchivePayload {
  @IsUUID() intakeFileId: string;
}

/** Takes the files out of a zip that was handed in; each is then read by a job of its own. */
export const UnpackArchive = defineJob({
  name: 'unpack-archive',
  queue: 'intake',
  payload: UnpackArchivePayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 1_000 },
  timeoutMs: 900_000,
});
