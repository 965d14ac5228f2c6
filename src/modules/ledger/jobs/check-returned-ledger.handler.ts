import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { CheckReturn } from '../returning/check-return.service.js';
import { CheckReturnedLedger, type CheckReturnedLedgerPayload } from './check-returned-ledger.job.js';

@HandlesJob(CheckReturnedLedger)
export class CheckReturnedLedgerHandler implements JobHandler<CheckReturnedLedgerPayload> {
  constructor(private readonly service: CheckReturn) {}

  async handle({ importId }: CheckReturnedLedgerPayload, { signal }: JobContext): Promise<void> {
    await this.service.run(importId, signal);
  }
}
