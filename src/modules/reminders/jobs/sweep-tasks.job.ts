import { defineJob, NoPayload } from '../../../platform/queue/job-contract.js';

/** Looks over every open task: lights, and what is due to be said. Harmless at any hour and any number of times. */
export const SweepTasks = defineJob({
  name: 'sweep-tasks',
  queue: 'sweep',
  payload: NoPayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 30_000 },
  timeoutMs: 30 * 60_000,
});
