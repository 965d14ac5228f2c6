import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Outbox, once } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { CampaignRepository, type CampaignRow } from '../campaign/campaigns.repository.js';
import { OpenBodyCheck } from './open-body-check.job.js';
import { RunCampaign, type RunCampaignPayload } from './run-campaign.job.js';

/** Bodies taken in one transaction: memory holds their ids and no more. */
const BATCH = 500;

/** A body's row and the order of its child are written together, a batch at a time; the receipt is taken when none is left. */
@HandlesJob(RunCampaign)
export class RunCampaignHandler implements JobHandler<RunCampaignPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly campaigns: CampaignRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async handle({ campaignId }: RunCampaignPayload, job: JobContext): Promise<void> {
    const campaign = await this.uow.run(SYSTEM, (tx) => this.campaigns.byId(tx, campaignId));
    if (campaign !== null) {
      await this.orderAll(campaign, job.signal, (tx, at) => this.campaigns.takeNew(tx, campaign, at, BATCH));
      if (campaign.checkOn <= this.clock.today())
        await this.orderAll(campaign, job.signal, (tx, at) =>
          this.campaigns.takeUnchecked(tx, campaign, at, BATCH),
        );
    }
    await this.uow.run(SYSTEM, (tx) => once(job, tx));
  }

  private async orderAll(
    { id: campaignId }: CampaignRow,
    signal: AbortSignal,
    take: (tx: Tx, at: Date) => Promise<string[]>,
  ): Promise<void> {
    for (let taken = BATCH; taken === BATCH;) {
      signal.throwIfAborted();
      taken = await this.uow.run(SYSTEM, async (tx) => {
        const bodies = await take(tx, this.clock.now());
        const orders = bodies.map((organisationId) => ({ payload: { campaignId, organisationId } }));
        await this.outbox.addMany(tx, OpenBodyCheck, orders);
        return bodies.length;
      });
    }
  }
}
