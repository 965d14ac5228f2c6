import { Inject, Injectable } from '@nestjs/common';
import { Reconciler } from '../outbox/reconciler.js';
import { BackgroundLoop } from './background-loop.js';
import { type QueueTuning, TUNING } from './queue-tuning.js';
import { Schedules } from './schedules.js';

/** Rebuilds what the queue server has lost, schedules and jobs, on a timer of the process: one in the queue could be lost too. */
@Injectable()
export class Upkeep {
  private readonly loop = new BackgroundLoop('queue upkeep', () => this.round());
  private aligned = false;

  constructor(
    @Inject(TUNING) private readonly tuning: QueueTuning,
    private readonly schedules: Schedules,
    private readonly reconciler: Reconciler,
  ) {}

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  private async round(): Promise<number> {
    if (this.aligned) await this.schedules.restore();
    else await this.schedules.align();
    this.aligned = true;
    await this.reconciler.reconcile();
    await this.reconciler.bury();
    await this.reconciler.purge();
    return this.tuning.upkeepPause;
  }
}
