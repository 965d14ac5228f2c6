import { Injectable } from '@nestjs/common';
import { QUEUE_NAMES, type QueueName } from '../queue/job-contract.js';
import type { QueueTuning } from '../queue/queue-tuning.js';
import { JobRegistry } from '../queue/job-registry.js';
import { messageOf } from '../queue/outage-log.js';
import { type QueuedJob, Queues } from '../queue/queues.js';
import { QueueUnavailableError } from '../queue/queue-backend.js';
import type { OutboxRow } from './outbox-rows.js';

/** What became of a batch. */
export interface HandoverOutcome {
  readonly published: readonly string[];
  readonly failed: readonly { readonly row: OutboxRow; readonly reason: string }[];
}

/** Takes rows to their queues under the id of the row, so that a second handover finds the first and changes nothing. */
@Injectable()
export class Handover {
  constructor(
    private readonly registry: JobRegistry,
    private readonly queues: Queues,
  ) {}

  /** The jobs that this release knows: their rows can be taken. */
  jobs(): string[] {
    return this.registry.names();
  }

  /**
   * Leaves where they are the rows for which their queue has no room. Few rows are not worth the question: a queue may hold a
   * little more than its depth.
   */
  async withinRoom(
    due: readonly OutboxRow[],
    { relayBatch, queueDepth }: Pick<QueueTuning, 'relayBatch' | 'queueDepth'>,
  ): Promise<OutboxRow[]> {
    const taken: OutboxRow[] = [];
    for (const queue of QUEUE_NAMES) {
      const rows = due.filter((row) => row.queue === queue);
      const isMany = rows.length >= Math.min(relayBatch, queueDepth);
      const room = isMany ? queueDepth - (await this.queues.waiting(queue)) : rows.length;
      taken.push(...rows.slice(0, Math.max(0, room)));
    }
    return taken;
  }

  /**
   * @param rows of jobs that this release knows
   * @throws QueueUnavailableError where no row is to blame
   */
  async take(rows: readonly OutboxRow[]): Promise<HandoverOutcome> {
    const published: string[] = [];
    const failed: { row: OutboxRow; reason: string }[] = [];
    const byQueue = new Map<QueueName, { row: OutboxRow; job: QueuedJob }[]>();
    for (const row of rows) {
      const { contract } = this.registry.get(row.job);
      const batch = byQueue.get(contract.queue) ?? [];
      batch.push({ row, job: { contract, jobId: row.id, data: row.payload, traceparent: row.traceparent } });
      byQueue.set(contract.queue, batch);
    }
    for (const [queue, batch] of byQueue) {
      for (const { row, reason } of await this.addAll(queue, batch)) {
        if (reason === null) published.push(row.id);
        else failed.push({ row, reason });
      }
    }
    return { published, failed };
  }

  /** In one trip; where the server refuses that, one by one, to find the row it refuses. */
  private async addAll(
    queue: QueueName,
    batch: readonly { row: OutboxRow; job: QueuedJob }[],
  ): Promise<{ row: OutboxRow; reason: string | null }[]> {
    const reason = await this.refusal(queue, batch);
    if (reason === null || batch.length === 1) return batch.map(({ row }) => ({ row, reason }));
    const outcomes: { row: OutboxRow; reason: string | null }[] = [];
    for (const one of batch) outcomes.push({ row: one.row, reason: await this.refusal(queue, [one]) });
    return outcomes;
  }

  private async refusal(queue: QueueName, batch: readonly { job: QueuedJob }[]): Promise<string | null> {
    try {
      await this.queues.addBulk(
        queue,
        batch.map(({ job }) => job),
      );
      return null;
    } catch (error) {
      if (error instanceof QueueUnavailableError) throw error;
      return messageOf(error);
    }
  }
}
