/** Queues by how long their work may wait; each has its own workers, so a slow class never holds up a fast one. */
export const QUEUE_NAMES = ['intake', 'notify', 'sweep', 'documents', 'maintenance'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

export interface Backoff {
  /** `exponential`: delayMs, 2 × delayMs, 4 × delayMs … between attempts; `fixed`: always delayMs. */
  readonly kind: 'exponential' | 'fixed';
  readonly delayMs: number;
}

/** A class-validator class that can be made without arguments. */
export type PayloadClass<P extends object> = new () => P;

/**
 * What a job is, apart from who does it.
 *
 * The payload holds ids only: the rows are read fresh when the job runs. Jobs written by the previous release are still
 * in flight while the next one starts, so a field added later is `@IsOptional()`, and none is ever renamed.
 */
export interface JobContract<P extends object = object> {
  /** Kebab-case order (`notify-owner`); the identity of the job, not to be renamed while jobs are in flight. */
  readonly name: string;
  readonly queue: QueueName;
  readonly payload: PayloadClass<P>;
  /** How often the work is tried before it goes to the dead letters. */
  readonly attempts: number;
  readonly backoff: Backoff;
  /** After this the attempt counts as failed and `JobContext.signal` aborts. */
  readonly timeoutMs: number;
}

/** For orders that need no particulars, such as the ticks of schedules. */
export class NoPayload {}

const defined = new Map<string, JobContract>();

/**
 * Makes a job known to the process; call it once, at the top of `jobs/<name>.job.ts`.
 * @throws Error where the name is taken or not kebab-case
 */
export function defineJob<P extends object>(contract: JobContract<P>): JobContract<P> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(contract.name))
    throw new Error(`not a job name: ${contract.name}`);
  if (defined.has(contract.name)) throw new Error(`two jobs are called ${contract.name}`);
  const frozen = Object.freeze({ ...contract });
  defined.set(contract.name, frozen);
  return frozen;
}

/** Every contract whose file has been loaded. */
export function definedJobs(): JobContract[] {
  return [...defined.values()];
}
