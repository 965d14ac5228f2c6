import { SYSTEM } from '../../../../platform/database/context.js';
import { UnitOfWork } from '../../../../platform/database/tx.js';
import { once } from '../../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../../platform/queue/job-handler.js';
import { ReviewRepository } from '../../review/review.repository.js';
import { FindInReport } from '../find-in-report.service.js';
import { RenewFindings, type RenewFindingsPayload } from './renew-findings.job.js';

/** Under the report's lock, as the acts of review are: what is found answers to the items as they stand. */
@HandlesJob(RenewFindings)
export class RenewFindingsHandler implements JobHandler<RenewFindingsPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly review: ReviewRepository,
    private readonly findings: FindInReport,
  ) {}

  async handle({ reportId }: RenewFindingsPayload, job: JobContext): Promise<void> {
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx))) return;
      await this.review.lock(tx, reportId);
      await this.findings.run(tx, reportId);
    });
  }
}
