import { UnitOfWork } from '../../../platform/database/tx.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { once } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { BulkBatches } from './bulk-batches.service.js';
import { BulkRepository } from './bulk.repository.js';
import { RunBulk, type RunBulkPayload } from './run-bulk.job.js';

/** The receipt is taken with the end of the run: a worker that dies in the middle leaves the order open. */
@HandlesJob(RunBulk)
export class RunBulkHandler implements JobHandler<RunBulkPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly batches: BulkBatches,
    private readonly runs: BulkRepository,
  ) {}

  async handle({ runId }: RunBulkPayload, job: JobContext): Promise<void> {
    while (await this.batches.next(runId)) {
      if (job.signal.aborted)
        throw new Error(`bulk run ${runId} ran out of time and goes on with the next try`);
    }
    await this.uow.run(SYSTEM, async (tx) => {
      if (await once(job, tx)) await this.runs.finish(tx, runId);
    });
  }
}
