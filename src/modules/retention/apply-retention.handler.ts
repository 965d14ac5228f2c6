import type { NoPayload } from '../../platform/queue/job-contract.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../platform/queue/job-handler.js';
import { ApplyRetentionRules } from './apply-retention.job.js';
import { ApplyRetention } from './apply-retention.service.js';

@HandlesJob(ApplyRetentionRules)
export class ApplyRetentionHandler implements JobHandler<NoPayload> {
  constructor(private readonly apply: ApplyRetention) {}

  async handle(_: NoPayload, { signal }: JobContext): Promise<void> {
    await this.apply.run({ dryRun: false }, signal);
  }
}
