import { defineJob, NoPayload } from '../../../platform/queue/job-contract.js';

const plan = {
  queue: 'maintenance',
  payload: NoPayload,
  attempts: 3,
  backoff: { kind: 'exponential', delayMs: 30_000 },
  timeoutMs: 10 * 60_000,
} as const;

/** Takes the changes of tasks into the sums of the boards. */
export const FoldTally = defineJob({ name: 'fold-tally', ...plan });

/** Counts every task anew, tells which sums differ and sets them right. */
export const CheckTally = defineJob({ name: 'check-tally', ...plan });
