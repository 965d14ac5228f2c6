import { Inject } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { CONFIG, type AppConfig } from '../../../platform/config/config.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { MailError, MailGateway } from '../../../platform/gateways/mail/index.js';
import { once } from '../../../platform/outbox/outbox.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { DeliveryRepository } from '../channels/delivery.repository.js';
import { SendMail, type SendMailPayload } from './send-mail.job.js';

/**
 * SMTP gives no receipt that a crash could not lose: the delivery says `sending` before and `sent` after. Whoever finds
 * `sending` sends again and says so, for a reminder that comes twice does less harm than one that never comes.
 */
@HandlesJob(SendMail)
export class SendMailHandler implements JobHandler<SendMailPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly deliveries: DeliveryRepository,
    private readonly mail: MailGateway,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<AppConfig, 'publicUrl'>,
  ) {}

  async handle({ deliveryId }: SendMailPayload, job: JobContext): Promise<void> {
    const letter = await this.uow.run(SYSTEM, (tx) => this.deliveries.beginSending(tx, deliveryId));
    if (letter === null) return;
    const { to, title, body, link, replyTo, wasSending } = letter;
    const text =
      [body, `${this.config.publicUrl}${link}`, ...(replyTo === null ? [] : [HOW_TO_REPLY])].join('\n\n') +
      '\n';
    try {
      const messageId = await this.mail.send(
        { to, replyTo, subject: title, text, id: deliveryId },
        job.signal,
      );
      await this.uow.run(SYSTEM, async (tx) => {
        await once(job, tx);
        const state = wasSending ? 'maybe_sent_twice' : 'sent';
        await this.deliveries.markSent(tx, { deliveryId, state, messageId, at: this.clock.now() });
      });
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      await this.keepRefusal(deliveryId, error, job);
    }
  }

  /** @throws MailError where another try, or an operator, can still help */
  private async keepRefusal(deliveryId: string, error: MailError, job: JobContext): Promise<void> {
    const { verdict, message } = error;
    await this.uow.run(SYSTEM, async (tx) => {
      if (verdict === 'permanent') await once(job, tx);
      const state = stateAfter(error, job);
      await this.deliveries.markRefused(tx, { deliveryId, state, error: message });
    });
    if (verdict !== 'permanent') throw error;
  }
}

const HOW_TO_REPLY = '直接回复本邮件即可报送进展，请写明编号，如：2025-qy-001 进度60%，已完成……。下一步：……';

function stateAfter({ verdict }: MailError, { attempt }: JobContext) {
  if (verdict === 'permanent') return 'bounced';
  if (attempt >= SendMail.attempts) return 'failed';
  return verdict === 'uncertain' ? 'sending' : 'queued';
}
