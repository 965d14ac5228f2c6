import { localDate } from '../../../../core/shared/local-date.js';
import { SYSTEM } from '../../../../platform/database/context.js';
import { UnitOfWork } from '../../../../platform/database/tx.js';
import { once, Outbox } from '../../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../../platform/queue/job-handler.js';
import { Digests } from '../../notices/digests.service.js';
import { SendingTime } from '../../notices/sending-time.service.js';
import { DeliverDigests, type DeliverDigestsPayload } from './deliver-digests.job.js';
import { singleDigestOrders } from './order-digests.js';

/** From this attempt on a set is taken apart: what fails again and again is one of its people, and the others are not to wait. */
const APART_FROM_ATTEMPT = 3;

/**
 * Orders that come late, in the evening or on a rest day, wait as a whole for the next morning of a working day; of people who
 * are not to be disturbed, only theirs.
 */
@HandlesJob(DeliverDigests)
export class DeliverDigestsHandler implements JobHandler<DeliverDigestsPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly sendingTime: SendingTime,
    private readonly digests: Digests,
  ) {}

  async handle({ accountIds, day }: DeliverDigestsPayload, job: JobContext): Promise<void> {
    const availableAt = await this.sendingTime.next();
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx))) return;
      if (job.attempt >= APART_FROM_ATTEMPT && accountIds.length > 1) {
        await this.outbox.addMany(tx, DeliverDigests, singleDigestOrders({ accountIds, day }));
        return;
      }
      const waiting =
        availableAt === null ? await this.digests.deliver(tx, accountIds, localDate(day)) : accountIds;
      if (waiting.length === 0) return;
      const again = availableAt ?? (await this.sendingTime.nextDay());
      await this.outbox.add(tx, DeliverDigests, { accountIds: [...waiting], day }, { availableAt: again });
    });
  }
}
