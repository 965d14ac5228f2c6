import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock.js';
import { SYSTEM } from '../database/context.js';
import { UnitOfWork } from '../database/tx.js';
import { type QueueTuning, TUNING } from '../queue/queue-tuning.js';
import { whyStrangersDie } from '../queue/stranger-jobs.js';
import { Handover } from './handover.js';
import { buryStrangers, giveBackToRelay, lockOverdue, markPublished, purgeDone } from './outbox-rows.js';

const BATCH = 500;
const PURGE_BATCH = 5000;

/** Makes good what the queue lost, and clears away what is long done. Any number of replicas may run. */
@Injectable()
export class Reconciler {
  private readonly logger = new Logger('Reconciler');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly handover: Handover,
    private readonly clock: Clock,
    @Inject(TUNING) private readonly tuning: QueueTuning,
  ) {}

  /**
   * Hands over again every job that was handed over, is not done and is not dead for `reconcileAfter`. A job the queue
   * still holds (waiting, running, between two attempts) is not doubled.
   * @returns how many were handed over again
   */
  async reconcile(): Promise<number> {
    const now = this.clock.now();
    const until = new Date(now.getTime() - this.tuning.reconcileAfter);
    const rows = { until, limit: BATCH, jobs: this.handover.jobs() };
    let total = 0;
    for (;;) {
      const found = await this.unitOfWork.run(SYSTEM, async (tx) => {
        const overdue = await lockOverdue(tx, rows);
        const { published, failed } = await this.handover.take(overdue);
        await markPublished(tx, published, now);
        await giveBackToRelay(
          tx,
          failed.map(({ row }) => row.id),
        );
        return overdue.length;
      });
      total += found;
      if (found < BATCH) return total;
    }
  }

  /**
   * Puts among the dead letters what no release in service has known for `strangerPatience`: nobody would ever hand it over.
   * @returns how many, in bounded steps
   */
  async bury(): Promise<number> {
    const now = this.clock.now();
    const { strangerPatience } = this.tuning;
    const strangers = {
      known: this.handover.jobs(),
      before: new Date(now.getTime() - strangerPatience),
      reason: whyStrangersDie(strangerPatience),
    };
    const buried = await this.unitOfWork.run(SYSTEM, (tx) =>
      buryStrangers(tx, strangers, { now, limit: BATCH }),
    );
    for (const job of new Set(buried)) this.logger.error(`${job}: ${strangers.reason}`);
    return buried.length;
  }

  /** @returns how many rows done long ago were deleted, in bounded steps */
  async purge(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.tuning.keepDone);
    return this.unitOfWork.run(SYSTEM, (tx) => purgeDone(tx, before, PURGE_BATCH));
  }
}
