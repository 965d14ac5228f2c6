import { defineJob, NoPayload } from '../../../platform/queue/job-contract.js';

/** Opens every campaign whose day has come, and orders what it has still to do. Harmless at any hour and any number of times. */
export const OpenCampaigns = defineJob({
  name: 'open-campaigns',
  queue: 'sweep',
  payload: NoPayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 30_000 },
  timeoutMs: 60_000,
});
