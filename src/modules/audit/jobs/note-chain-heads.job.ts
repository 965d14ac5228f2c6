import { defineJob, NoPayload } from '../../../platform/queue/job-contract.js';

/** Notes the heads of all chains as they were at the end of yesterday. Harmless at any hour and any number of times. */
export const NoteChainHeads = defineJob({
  name: 'note-chain-heads',
  queue: 'maintenance',
  payload: NoPayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 60_000 },
  timeoutMs: 10 * 60_000,
});
