import { defineJob, NoPayload } from '../../../platform/queue/job-contract.js';

/** Takes away sessions and counted tries that mean nothing any more. Harmless at any hour and any number of times. */
export const PruneSignIns = defineJob({
  name: 'prune-sign-ins',
  queue: 'maintenance',
  payload: NoPayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 60_000 },
  timeoutMs: 10 * 60_000,
});
