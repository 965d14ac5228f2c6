import { IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class SendMailPayload {
  @IsUUID() deliveryId: string;
}

/** Sends one notice to one person by e-mail. A mail server that is away for an hour is outlasted. */
export const SendMail = defineJob({
  name: 'send-mail',
  queue: 'notify',
  payload: SendMailPayload,
  attempts: 12,
  backoff: { kind: 'exponential', delayMs: 2_000 },
  timeoutMs: 60_000,
});
