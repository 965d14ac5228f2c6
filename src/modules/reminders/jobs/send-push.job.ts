import { IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class SendPushPayload {
  @IsUUID() deliveryId: string;
}

/** Sends one notice through a robot of the unit's group, or as a text message. Outlasts a service that is away for an hour. */
export const SendPush = defineJob({
  name: 'send-push',
  queue: 'notify',
  payload: SendPushPayload,
  attempts: 12,
  backoff: { kind: 'exponential', delayMs: 2_000 },
  timeoutMs: 30_000,
});
