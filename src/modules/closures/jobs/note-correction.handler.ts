import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { once } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { EventLog } from '../../audit/index.js';
import { NoteCorrection, type NoteCorrectionPayload } from '../../reports/index.js';
import { actedOnCheck } from '../checks/closure-event.js';
import { ClosureRepository } from '../checks/closures.repository.js';

/**
 * A check keeps what it says; that the report under it was corrected since is on its record. The new edition is made once the
 * corrected report is confirmed.
 */
@HandlesJob(NoteCorrection)
export class NoteCorrectionHandler implements JobHandler<NoteCorrectionPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly checks: ClosureRepository,
    private readonly events: EventLog,
  ) {}

  async handle({ reportId, supersededId }: NoteCorrectionPayload, job: JobContext): Promise<void> {
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx))) return;
      const resting = await this.checks.restingOn(tx, supersededId);
      await this.events.record(
        tx,
        null,
        resting.map((check) =>
          actedOnCheck(check, 'closure.report-corrected', {
            ...{ reportId, supersededId, state: check.state },
            side: check.reportId === supersededId ? 'report' : 'previous-report',
          }),
        ),
      );
    });
  }
}
