import type { NoPayload } from '../../queue/job-contract.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../queue/job-handler.js';
import { SweepStoredFiles } from './sweep-files.job.js';
import { SweepFiles } from './sweep-files.service.js';

@HandlesJob(SweepStoredFiles)
export class SweepFilesHandler implements JobHandler<NoPayload> {
  constructor(private readonly sweep: SweepFiles) {}

  async handle(_: NoPayload, { signal }: JobContext): Promise<void> {
    await this.sweep.run({ dryRun: false }, signal);
  }
}
