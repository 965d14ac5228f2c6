import type { NoPayload } from '../../../platform/queue/job-contract.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { WebhookFeed } from '../webhook-feed.service.js';
import { FeedWebhooks } from './feed-webhooks.job.js';

@HandlesJob(FeedWebhooks)
export class FeedWebhooksHandler implements JobHandler<NoPayload> {
  constructor(private readonly feed: WebhookFeed) {}

  async handle(_: NoPayload, { signal }: JobContext): Promise<void> {
    await this.feed.run(signal);
  }
}
