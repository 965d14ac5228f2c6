import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Outbox, once } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { CheckClosure } from '../../reports/index.js';
import { CampaignRepository, type CampaignBody } from '../campaign/campaigns.repository.js';
import { OpenBodyCheck, type OpenBodyCheckPayload } from './open-body-check.job.js';

/**
 * Prepares a body (how many matters it has to answer for) and opens its check: a report that is confirmed and was never
 * checked is checked now. One that comes later is checked on its confirmation, and the row then shows it.
 */
@HandlesJob(OpenBodyCheck)
export class OpenBodyCheckHandler implements JobHandler<OpenBodyCheckPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly campaigns: CampaignRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async handle({ campaignId, organisationId }: OpenBodyCheckPayload, job: JobContext): Promise<void> {
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx))) return;
      const body = await this.campaigns.lockBody(tx, campaignId, organisationId);
      if (body === null) return;
      const at = this.clock.now();
      if (!body.isPrepared) await this.campaigns.prepare(tx, campaignId, organisationId, at);
      if (!body.isCheckOrdered || body.isCheckOpened) return;
      await this.orderCheck(tx, organisationId, body);
      await this.campaigns.openCheck(tx, campaignId, organisationId, at);
    });
  }

  private async orderCheck(tx: Tx, organisationId: string, { year }: CampaignBody): Promise<void> {
    const report = await this.campaigns.reportOf(tx, organisationId, year);
    if (report?.isConfirmed && !report.isChecked)
      await this.outbox.add(tx, CheckClosure, { reportId: report.id });
  }
}
