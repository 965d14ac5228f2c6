import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { once } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { VerifyAll } from './verify-all.service.js';
import { VerifyAudit, type VerifyAuditPayload } from './verify-audit.job.js';

const FAULTS_KEPT = 1000;

@HandlesJob(VerifyAudit)
export class VerifyAuditHandler implements JobHandler<VerifyAuditPayload> {
  constructor(
    private readonly verifyAll: VerifyAll,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async handle({ verificationId }: VerifyAuditPayload, job: JobContext): Promise<void> {
    const note = (sql: string, values: readonly unknown[]) =>
      this.uow.run(SYSTEM, (tx) => tx.query(sql, [verificationId, ...values])).then(() => undefined);
    const outcome = await this.verifyAll.run(
      {
        onEvents: (checked) => note(EVENTS, [checked]),
        onFiles: ({ total, checked }) => note(FILES, [total, checked]),
      },
      job.signal,
    );
    const { eventsChecked, filesChecked, faults } = outcome;
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx))) return;
      const kept = JSON.stringify(faults.slice(0, FAULTS_KEPT));
      await tx.query(FINISH, [
        verificationId,
        eventsChecked,
        filesChecked,
        kept,
        faults.length,
        this.clock.now(),
      ]);
    });
  }
}

const EVENTS = `update audit_verification set state = 'running', events_checked = $2 where id = $1 and state <> 'finished'`;
const FILES = `update audit_verification set files_total = $2, files_checked = $3 where id = $1 and state <> 'finished'`;
const FINISH = `
update audit_verification set state = 'finished', events_checked = $2, files_checked = $3, faults = $4, faults_total = $5, finished_at = $6
where id = $1 and state <> 'finished'`;
