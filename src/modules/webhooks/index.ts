export { FeedWebhooks } from './jobs/feed-webhooks.job.js';
export { WebhooksModule } from './webhooks.module.js';
