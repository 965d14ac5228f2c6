import { defineJob, NoPayload } from '../../platform/queue/job-contract.js';

/** Takes away what the rules of retention keep no longer. Harmless at any hour and any number of times. */
export const ApplyRetentionRules = defineJob({
  name: 'apply-retention',
  queue: 'maintenance',
  payload: NoPayload,
  attempts: 3,
  backoff: { kind: 'exponential', delayMs: 60_000 },
  timeoutMs: 60 * 60_000,
});
