import { defineJob, NoPayload } from '../../../platform/queue/job-contract.js';

/** Writes what happened since the last time into the deliveries of those who asked for it. */
export const FeedWebhooks = defineJob({
  name: 'feed-webhooks',
  queue: 'notify',
  payload: NoPayload,
  attempts: 3,
  backoff: { kind: 'exponential', delayMs: 5_000 },
  timeoutMs: 60_000,
});
