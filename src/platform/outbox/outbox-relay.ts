import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { SYSTEM } from '../database/context.js';
import { UnitOfWork } from '../database/tx.js';
import { BackgroundLoop } from '../queue/background-loop.js';
import { type QueueTuning, TUNING } from '../queue/queue-tuning.js';
import { Handover, type HandoverOutcome } from './handover.js';
import { backOff, type FailedHandover, lockDue, markPublished } from './outbox-rows.js';

/** The pause after a row's first failed handover; it doubles from there. */
const FIRST_RETRY_MS = 1000;

/**
 * Takes due rows to the queues; any number of replicas may run. It looks instead of being told (NOTIFY holds a lock that
 * every committing transaction of the database must pass, and does not cross a transaction pooler): often while rows come
 * in, once a second while none do.
 */
@Injectable()
export class OutboxRelay {
  private readonly loop = new BackgroundLoop('outbox relay', () => this.round());
  private pause = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly handover: Handover,
    private readonly clock: Clock,
    @Inject(TUNING) private readonly tuning: QueueTuning,
  ) {}

  start(): void {
    this.loop.start();
  }

  /** A row may be there in a moment: looks often again. */
  hurry(): void {
    this.pause = 0;
    this.loop.hurry();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /**
   * Lock, add, mark. Rows of jobs that this release does not know are left to the relay of one that does. Dying anywhere before the end leaves the rows as they were: they are added again under the same id,
   * and what ran already finds its receipt kept.
   * @returns how many rows it took up: none where every queue that has some is full
   * @throws QueueUnavailableError where the queue cannot be reached; no row is blamed for that
   */
  async tick(): Promise<number> {
    return this.unitOfWork.run(SYSTEM, async (tx) => {
      const now = this.clock.now();
      const rows = { until: now, limit: this.tuning.relayBatch, jobs: this.handover.jobs() };
      const due = await this.handover.withinRoom(await lockDue(tx, rows), this.tuning);
      if (due.length === 0) return 0;
      const { published, failed } = await this.handover.take(due);
      await markPublished(tx, published, now);
      await backOff(tx, this.judge(failed, now), now);
      return due.length;
    });
  }

  private judge(failed: HandoverOutcome['failed'], now: Date): FailedHandover[] {
    return failed.map(({ row, reason }) => ({
      id: row.id,
      reason,
      nextAt: new Date(now.getTime() + FIRST_RETRY_MS * 2 ** row.attempts),
      dead: row.attempts + 1 >= this.tuning.relayAttempts,
    }));
  }

  private async round(): Promise<number> {
    const { relayBatch, relayLeastPause, relayMostPause } = this.tuning;
    const found = await this.tick();
    if (found >= relayBatch) return 0;
    this.pause =
      found > 0 ? relayLeastPause : Math.min(Math.max(this.pause * 2, relayLeastPause), relayMostPause);
    return this.pause;
  }
}
