import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { ApplyReturn } from '../returning/apply-return.service.js';
import { ApplyReturnedLedger, type ApplyReturnedLedgerPayload } from './apply-returned-ledger.job.js';

@HandlesJob(ApplyReturnedLedger)
export class ApplyReturnedLedgerHandler implements JobHandler<ApplyReturnedLedgerPayload> {
  constructor(private readonly service: ApplyReturn) {}

  async handle({ importId }: ApplyReturnedLedgerPayload, { signal }: JobContext): Promise<void> {
    await this.service.run(importId, signal);
  }
}
