import { defineJob, NoPayload } from '../../../platform/queue/job-contract.js';

/** Looks whether the daily sweep still happens. On another queue than the sweep, so that what holds up one leaves the other alone. */
export const WatchClock = defineJob({
  name: 'watch-clock',
  queue: 'maintenance',
  payload: NoPayload,
  attempts: 3,
  backoff: { kind: 'exponential', delayMs: 10_000 },
  timeoutMs: 30_000,
});
