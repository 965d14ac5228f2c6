import { IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class RunCampaignPayload {
  @IsUUID() campaignId: string;
}

/** Orders one child for each body that has none yet. Cut off anywhere, the next run goes on where this one stopped. */
export const RunCampaign = defineJob({
  name: 'run-campaign',
  queue: 'sweep',
  payload: RunCampaignPayload,
  attempts: 5,
  backoff: { kind: 'exponential', delayMs: 10_000 },
  timeoutMs: 10 * 60_000,
});
