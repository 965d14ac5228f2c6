import type { NoPayload } from '../../../platform/queue/job-contract.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { Sweep } from '../sweep/sweep.service.js';
import { SweepTasks } from './sweep-tasks.job.js';

@HandlesJob(SweepTasks)
export class SweepTasksHandler implements JobHandler<NoPayload> {
  constructor(private readonly sweep: Sweep) {}

  async handle(_: NoPayload, { signal }: JobContext): Promise<void> {
    await this.sweep.runIfDue(signal);
  }
}
