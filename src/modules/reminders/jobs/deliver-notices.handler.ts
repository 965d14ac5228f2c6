import { localDate } from '../../../core/shared/local-date.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { once } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { digestOf } from '../digest.js';
import { NoticeWriter } from '../notice-writer.service.js';
import { RecipientRepository } from '../recipients.repository.js';
import { ReminderRepository } from '../reminders.repository.js';
import { DeliverNotices, type DeliverNoticesPayload } from './deliver-notices.job.js';

/** A person whose account was closed gets nothing; what waits for them stays on record as queued. */
@HandlesJob(DeliverNotices)
export class DeliverNoticesHandler implements JobHandler<DeliverNoticesPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reminders: ReminderRepository,
    private readonly recipients: RecipientRepository,
    private readonly writer: NoticeWriter,
  ) {}

  async handle({ accountId, day: text }: DeliverNoticesPayload, job: JobContext): Promise<void> {
    const day = localDate(text);
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx))) return;
      const waiting = await this.reminders.waitingFor(tx, accountId, day);
      const person = await this.recipients.personById(tx, accountId);
      if (waiting.length === 0 || person === null) return;
      const deliveries = await this.writer.write(tx, [digestOf(person, day, waiting)]);
      await this.reminders.handOver(tx, { accountId, day, deliveries });
    });
  }
}
