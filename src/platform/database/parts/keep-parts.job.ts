import { defineJob, NoPayload } from '../../queue/job-contract.js';

/** Makes the parts of the years ahead and puts old reminders aside. Harmless at any hour and any number of times. */
export const KeepParts = defineJob({
  name: 'keep-parts',
  queue: 'maintenance',
  payload: NoPayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 60_000 },
  timeoutMs: 10 * 60_000,
});
