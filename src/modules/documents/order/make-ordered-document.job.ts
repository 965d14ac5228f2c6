import { IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class MakeOrderedDocumentPayload {
  @IsUUID() orderId: string;
}

/** Makes a document about many tasks. */
export const MakeOrderedDocument = defineJob({
  name: 'make-ordered-document',
  queue: 'documents',
  payload: MakeOrderedDocumentPayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 5_000 },
  timeoutMs: 5 * 60_000,
});
