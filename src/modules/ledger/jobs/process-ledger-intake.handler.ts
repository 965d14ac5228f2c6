import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { ProcessIntake } from '../intake/process-intake.service.js';
import { ProcessLedgerIntake, type ProcessLedgerIntakePayload } from './process-ledger-intake.job.js';

@HandlesJob(ProcessLedgerIntake)
export class ProcessLedgerIntakeHandler implements JobHandler<ProcessLedgerIntakePayload> {
  constructor(private readonly process: ProcessIntake) {}

  async handle({ intakeId }: ProcessLedgerIntakePayload, { signal }: JobContext): Promise<void> {
    await this.process.run(intakeId, signal);
  }
}
