import { Inject, Injectable } from '@nestjs/common';
import type { JobsOptions } from 'bullmq';
import { type JobContract, QUEUE_NAMES, type QueueName } from './job-contract.js';
import { BACKEND, type JobQueue, type QueueBackend, QueueUnavailableError } from './queue-backend.js';

export interface QueuedJob {
  readonly contract: JobContract;
  /** Unique over all queues; not all digits and without a colon, BullMQ refuses both. */
  readonly jobId: string;
  readonly data: object;
  /** The trace that the job goes on with. */
  readonly traceparent?: string | null;
}

/** What a queue holds now; done and failed jobs leave it at once, the outbox remembers those. */
export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
}

/** Whoever hands over a batch holds a transaction open: longer than this it does not wait for the server. */
const ADD_WITHIN_MS = 5000;

/** The sending side of the queues. Features do not use it: they order work through the `Outbox`. */
@Injectable()
export class Queues {
  private readonly open = new Map<QueueName, JobQueue>();

  constructor(@Inject(BACKEND) private readonly backend: QueueBackend) {}

  queue(name: QueueName): JobQueue {
    const known = this.open.get(name);
    if (known) return known;
    const queue = this.backend.openQueue(name);
    queue.on('error', ignoreRestingError);
    this.open.set(name, queue);
    return queue;
  }

  /**
   * Hands over jobs of one queue in one trip. An id the queue still holds is left as it is.
   * @throws QueueUnavailableError where the server does not answer; otherwise something is wrong with a job
   */
  async addBulk(name: QueueName, jobs: readonly QueuedJob[]): Promise<void> {
    await this.reach();
    const entries = jobs.map(({ contract, jobId, data, traceparent }) => ({
      name: contract.name,
      data,
      opts: { ...jobOptions(contract), jobId, ...telemetryOf(traceparent) },
    }));
    try {
      await within(ADD_WITHIN_MS, this.queue(name).addBulk(entries));
    } catch (error) {
      await this.reach();
      throw error;
    }
  }

  /**
   * Jobs of a queue that no worker has taken up yet.
   * @throws QueueUnavailableError where the server does not answer
   */
  async waiting(name: QueueName): Promise<number> {
    await this.reach();
    return (await within(ADD_WITHIN_MS, this.countsOf(name))).waiting;
  }

  async counts(): Promise<Readonly<Record<QueueName, QueueCounts>>> {
    const counted = await Promise.all(
      QUEUE_NAMES.map(async (name) => [name, await this.countsOf(name)] as const),
    );
    return Object.fromEntries(counted) as Record<QueueName, QueueCounts>;
  }

  prepare(): Promise<void> {
    return this.backend.prepare();
  }

  /** To be called when no worker is left: ends the connections to the server too. */
  async close(): Promise<void> {
    await Promise.all([...this.open.values()].map((queue) => queue.close()));
    await this.backend.close();
  }

  private async countsOf(name: QueueName): Promise<QueueCounts> {
    const {
      waiting = 0,
      prioritized = 0,
      active = 0,
      delayed = 0,
    } = await this.queue(name).getJobCounts('waiting', 'prioritized', 'active', 'delayed');
    return { waiting: waiting + prioritized, active, delayed };
  }

  /**
   * To be called before an operation on a queue: BullMQ waits without end for a connection that never came about.
   * @throws QueueUnavailableError where the server does not answer
   */
  async reach(): Promise<void> {
    try {
      await within(ADD_WITHIN_MS, this.backend.check());
    } catch (error) {
      throw new QueueUnavailableError('the queue does not answer', { cause: error });
    }
  }
}

/** How BullMQ is to treat the jobs of a contract. It forgets a finished job at once: the outbox is the record. */
export function jobOptions({ attempts, backoff }: JobContract): JobsOptions {
  return {
    attempts,
    backoff: { type: backoff.kind, delay: backoff.delayMs },
    removeOnComplete: true,
    removeOnFail: true,
    stackTraceLimit: 1,
  };
}

/** As bullmq-otel reads it. */
function telemetryOf(traceparent: string | null | undefined): Pick<JobsOptions, 'telemetry'> {
  return traceparent == null ? {} : { telemetry: { metadata: JSON.stringify({ traceparent }) } };
}

/** The backend reports errors of its connections itself, once for all queues; an event without a listener would end the process. */
function ignoreRestingError(): void {}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new QueueUnavailableError(`no answer within ${milliseconds} ms`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
