import type { Job, Queue, Worker, WorkerOptions } from 'bullmq';
import { BullMQOtel } from 'bullmq-otel';
import { tracingIsOn } from '../observability/tracing.js';
import type { QueueName } from './job-contract.js';

/** What BullMQ calls to have a job done; `token` is the worker's claim to it. */
export type Processor = (job: Job, token?: string) => Promise<void>;

export type WorkerSettings = Pick<
  WorkerOptions,
  'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount' | 'runRetryDelay'
>;

/** All that the rest of this folder uses of BullMQ, whatever keeps its jobs. */
export type JobQueue = Pick<
  Queue,
  | 'add'
  | 'addBulk'
  | 'getJobCounts'
  | 'getJobSchedulers'
  | 'upsertJobScheduler'
  | 'removeJobScheduler'
  | 'close'
> & { on(event: 'error', listener: (error: Error) => void): unknown };

export type JobWorker = Pick<Worker, 'close' | 'disconnect'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
};

/** The server that keeps the jobs: Redis, or PostgreSQL where there is no Redis. */
export interface QueueBackend {
  openQueue(name: QueueName): JobQueue;
  openWorker(name: QueueName, processor: Processor, settings: WorkerSettings): JobWorker;
  /**
   * Gives the connection a moment to come about, for the first jobs not to be refused.
   * @throws where the server can never be worked with as it is; one that does not answer yet is waited for later
   */
  prepare(): Promise<void>;
  /** Resolves when the server answers and can be worked with. @throws what is wrong with it, within seconds */
  check(): Promise<void>;
  /** Errors of connections at rest; those of operations reject the operation. */
  onError(listener: (error: Error) => void): void;
  /** Ends the connections, once all queues and workers are closed. */
  close(): Promise<void>;
}

/** The queue could not be reached; nothing is wrong with the job. */
export class QueueUnavailableError extends Error {
  override readonly name = 'QueueUnavailableError';
}

/** Has BullMQ make a span of each job, in the trace of the request that ordered it; nothing where nothing is traced. */
export function telemetryOptions(): Pick<WorkerOptions, 'telemetry'> {
  return tracingIsOn() ? { telemetry: new BullMQOtel({ tracerName: 'zhenggai' }) } : {};
}

/** Injection token of the `QueueBackend` of this process. */
export const BACKEND = Symbol('zhenggai:queue-backend');
