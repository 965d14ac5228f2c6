import { Module } from '@nestjs/common';
import { DeliverMessage } from './deliver-message.service.js';
import { DeliverWebhookHandler } from './jobs/deliver-webhook.handler.js';
import { FeedWebhooksHandler } from './jobs/feed-webhooks.handler.js';
import { SendAgain } from './send-again.service.js';
import { SubscriptionSecrets } from './subscription-secrets.js';
import { Subscriptions } from './subscriptions.service.js';
import { WebhookFeed } from './webhook-feed.service.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhookQueries } from './webhooks.queries.js';

@Module({
  controllers: [WebhooksController],
  providers: [
    DeliverMessage,
    DeliverWebhookHandler,
    FeedWebhooksHandler,
    SendAgain,
    Subscriptions,
    SubscriptionSecrets,
    WebhookFeed,
    WebhookQueries,
  ],
})
export class WebhooksModule {}
