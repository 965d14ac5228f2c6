import { defineJob, NoPayload } from '../../queue/job-contract.js';

/** Removes stored files that nothing has referred to for a day. Harmless at any hour and any number of times. */
export const SweepStoredFiles = defineJob({
  name: 'sweep-stored-files',
  queue: 'maintenance',
  payload: NoPayload,
  attempts: 3,
  backoff: { kind: 'exponential', delayMs: 60_000 },
  timeoutMs: 60 * 60_000,
});
