import { IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class DeliverWebhookPayload {
  @IsUUID() deliveryId: string;
}

/** Posts one message to one system: ten tries over about eight and a half hours, each twice as long after the one before. */
export const DeliverWebhook = defineJob({
  name: 'deliver-webhook',
  queue: 'notify',
  payload: DeliverWebhookPayload,
  attempts: 10,
  backoff: { kind: 'exponential', delayMs: 60_000 },
  timeoutMs: 30_000,
});
