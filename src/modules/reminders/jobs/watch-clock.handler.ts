import { HandlesJob, type JobHandler } from '../../../platform/queue/job-handler.js';
import type { NoPayload } from '../../../platform/queue/job-contract.js';
import { ClockWatch } from '../health/clock-watch.service.js';
import { WatchClock } from './watch-clock.job.js';

@HandlesJob(WatchClock)
export class WatchClockHandler implements JobHandler<NoPayload> {
  constructor(private readonly watch: ClockWatch) {}

  async handle(): Promise<void> {
    await this.watch.look();
  }
}
