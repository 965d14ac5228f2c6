import { IsUUID } from 'class-validator';
import { defineJob } from '../../../../platform/queue/job-contract.js';

export class NoteCorrectionPayload {
  /** The corrected report. */
  @IsUUID() reportId: string;
  @IsUUID() supersededId: string;
}

/** Checks that rest on a superseded report are told, signed ones too. Handled by the closures module. */
export const NoteCorrection = defineJob({
  name: 'note-correction',
  queue: 'documents',
  payload: NoteCorrectionPayload,
  attempts: 8,
  backoff: { kind: 'exponential', delayMs: 1_000 },
  timeoutMs: 20_000,
});
