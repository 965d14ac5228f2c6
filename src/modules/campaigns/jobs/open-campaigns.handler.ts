import type { NoPayload } from '../../../platform/queue/job-contract.js';
import { HandlesJob, type JobHandler } from '../../../platform/queue/job-handler.js';
import { OpenDueCampaigns } from '../campaign/open-due-campaigns.service.js';
import { OpenCampaigns } from './open-campaigns.job.js';

@HandlesJob(OpenCampaigns)
export class OpenCampaignsHandler implements JobHandler<NoPayload> {
  constructor(private readonly openDue: OpenDueCampaigns) {}

  async handle(): Promise<void> {
    await this.openDue.run();
  }
}
