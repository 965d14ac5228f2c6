import type { QueueName } from './job-contract.js';

/** The machinery's own pace. Tests shorten it; operators have no say in it. All times in milliseconds. */
export interface QueueTuning {
  /** How many jobs of a queue one process does at a time. */
  readonly concurrency: Readonly<Record<QueueName, number>>;
  /** A worker that has not renewed its claim for so long is taken for dead and its job given to another. */
  readonly lockDuration: number;
  readonly stalledInterval: number;
  /** How often a job may take its worker down with it before it goes to the dead letters. */
  readonly maxStalledCount: number;
  /** How long a job that this release does not know is put off each time a worker of it takes it. */
  readonly strangerPause: number;
  /** A job that no release in service knew for so long goes to the dead letters: an upgrade is over by then, or was given up. */
  readonly strangerPatience: number;
  /** How long a worker waits before it asks a lost server again. */
  readonly runRetryDelay: number;
  /** The relay looks this often while rows come in, and slows down by doubling … */
  readonly relayLeastPause: number;
  /** … to this, which is the most a row waits for it. */
  readonly relayMostPause: number;
  readonly relayBatch: number;
  /** A queue that holds so many waiting jobs gets no more: what waits in the outbox still takes turns, in a queue it does not. */
  readonly queueDepth: number;
  /** A row whose job cannot be handed over is tried so often, after 1 s, 2 s, 4 s … */
  readonly relayAttempts: number;
  /** A job handed over and not done for so long is handed over again: the queue may have lost it. */
  readonly reconcileAfter: number;
  /** How often the reconciler and the keeper of schedules look. */
  readonly upkeepPause: number;
  /** How often a process says that it works and on what. */
  readonly heartbeatPause: number;
  /** Rows done for so long are deleted, and their dedupe keys forgotten. */
  readonly keepDone: number;
  /** How long a stopping process waits for the jobs under way. */
  readonly drainWithin: number;
}

const DAY = 24 * 3_600_000;

export const QUEUE_TUNING: QueueTuning = Object.freeze({
  concurrency: { intake: 4, notify: 16, sweep: 1, documents: 2, maintenance: 1 },
  lockDuration: 30_000,
  stalledInterval: 30_000,
  maxStalledCount: 3,
  strangerPause: 5000,
  strangerPatience: DAY,
  runRetryDelay: 2000,
  relayLeastPause: 25,
  relayMostPause: 1000,
  relayBatch: 500,
  queueDepth: 2000,
  relayAttempts: 12,
  reconcileAfter: 5 * 60_000,
  upkeepPause: 60_000,
  heartbeatPause: 10_000,
  keepDone: 90 * DAY,
  drainWithin: 25_000,
});

/** Injection token of the `QueueTuning`. */
export const TUNING = Symbol('zhenggai:queue-tuning');
