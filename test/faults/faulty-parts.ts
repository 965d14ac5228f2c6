import { Injectable } from '@nestjs/common';
import { Handover, type HandoverOutcome } from '../../src/platform/outbox/handover.js';
import type { OutboxRow } from '../../src/platform/outbox/outbox-rows.js';
import { type QueuedJob, Queues } from '../../src/platform/queue/queues.js';
import type { QueueName } from '../../src/platform/queue/job-contract.js';
import { Workers } from '../../src/platform/queue/workers.js';

/** Takes rows to their queues and remembers which; afterwards it does what the test says. */
@Injectable()
export class WatchedHandover extends Handover {
  readonly taken: string[] = [];
  afterwards: (rows: readonly OutboxRow[]) => void = () => {};

  override async take(rows: readonly OutboxRow[]): Promise<HandoverOutcome> {
    const outcome = await super.take(rows);
    this.taken.push(...rows.map(({ id }) => id));
    this.afterwards(rows);
    return outcome;
  }
}

/** The process dies after the jobs are added and before the rows are marked. */
@Injectable()
export class FatalHandover extends Handover {
  override async take(rows: readonly OutboxRow[]): Promise<HandoverOutcome> {
    const outcome = await super.take(rows);
    if (rows.length > 0) process.kill(process.pid, 'SIGKILL');
    return outcome;
  }
}

/** A server that refuses some jobs, and every batch that holds one. */
@Injectable()
export class PickyQueues extends Queues {
  readonly refused = new Set<string>();

  override async addBulk(name: QueueName, jobs: readonly QueuedJob[]): Promise<void> {
    if (jobs.some(({ jobId }) => this.refused.has(jobId))) throw new Error('job too large');
    await super.addBulk(name, jobs);
  }
}

/** A process whose workers never come to anything: jobs stay in the queue. */
@Injectable()
export class IdleWorkers extends Workers {
  override start(): void {}
}
