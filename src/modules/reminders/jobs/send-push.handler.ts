import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { takeSlot } from '../../../platform/database/send-slots.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { once, Outbox } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { PushCarriers } from '../channels/push-carriers.service.js';
import { SendLetter } from '../channels/send-letter.service.js';
import { SendPush, type SendPushPayload } from './send-push.job.js';

/** Where a minute is full the order waits for the next: a robot that is pressed falls silent for all. */
@HandlesJob(SendPush)
export class SendPushHandler implements JobHandler<SendPushPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly carriers: PushCarriers,
    private readonly sendLetter: SendLetter,
    private readonly clock: Clock,
  ) {}

  async handle({ deliveryId }: SendPushPayload, job: JobContext): Promise<void> {
    const carrier = await this.uow.run(SYSTEM, (tx) => this.carriers.for(tx, deliveryId));
    if (carrier === null) return;
    const isPutOff = await this.uow.run(SYSTEM, async (tx) => {
      const availableAt = await takeSlot(tx, carrier.limit, this.clock.now());
      if (availableAt === null) return false;
      if (await once(job, tx)) await this.outbox.add(tx, SendPush, { deliveryId }, { availableAt });
      return true;
    });
    if (isPutOff) return;
    const carry = carrier.carry(job.signal);
    await this.sendLetter.run(deliveryId, job, { attempts: SendPush.attempts, carry });
  }
}
