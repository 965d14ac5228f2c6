import type { NoPayload } from '../../../platform/queue/job-contract.js';
import { HandlesJob, type JobHandler } from '../../../platform/queue/job-handler.js';
import { CheckTally, FoldTally } from './tally.jobs.js';
import { Tally } from './tally.service.js';

@HandlesJob(FoldTally)
export class FoldTallyHandler implements JobHandler<NoPayload> {
  constructor(private readonly tally: Tally) {}

  async handle(): Promise<void> {
    await this.tally.fold();
  }
}

@HandlesJob(CheckTally)
export class CheckTallyHandler implements JobHandler<NoPayload> {
  constructor(private readonly tally: Tally) {}

  async handle(): Promise<void> {
    await this.tally.check();
  }
}
