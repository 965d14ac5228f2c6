import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { DeliverMessage } from '../deliver-message.service.js';
import { DeliverWebhook, type DeliverWebhookPayload } from './deliver-webhook.job.js';

@HandlesJob(DeliverWebhook)
export class DeliverWebhookHandler implements JobHandler<DeliverWebhookPayload> {
  constructor(private readonly deliver: DeliverMessage) {}

  async handle({ deliveryId }: DeliverWebhookPayload, job: JobContext): Promise<void> {
    const isLast = job.attempt >= DeliverWebhook.attempts;
    const failure = await this.deliver.run(deliveryId, { isLast, signal: job.signal });
    if (failure !== null && !isLast) throw new Error(failure);
  }
}
