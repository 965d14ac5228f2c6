import { localDate } from '../../../../core/shared/local-date.js';
import { SYSTEM } from '../../../../platform/database/context.js';
import { UnitOfWork } from '../../../../platform/database/tx.js';
import { once, Outbox } from '../../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../../platform/queue/job-handler.js';
import { Digests } from '../../notices/digests.service.js';
import { SendingTime } from '../../notices/sending-time.service.js';
import { DeliverNotices, type DeliverNoticesPayload } from './deliver-notices.job.js';

/** An order that comes late, in the evening, on a rest day or to somebody who is not to be disturbed, waits for the next morning of a working day. */
@HandlesJob(DeliverNotices)
export class DeliverNoticesHandler implements JobHandler<DeliverNoticesPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly sendingTime: SendingTime,
    private readonly digests: Digests,
  ) {}

  async handle({ accountId, day }: DeliverNoticesPayload, job: JobContext): Promise<void> {
    const availableAt = await this.sendingTime.next();
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx))) return;
      const waiting =
        availableAt === null ? await this.digests.deliver(tx, [accountId], localDate(day)) : [accountId];
      if (waiting.length === 0) return;
      const again = availableAt ?? (await this.sendingTime.nextDay());
      await this.outbox.add(tx, DeliverNotices, { accountId, day }, { availableAt: again });
    });
  }
}
