import { Inject } from '@nestjs/common';
import { MailError, MailGateway } from '../../../platform/gateways/mail/index.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { CONFIG, type AppConfig } from '../../../platform/config/config.js';
import { ActLinks } from '../../act-links/index.js';
import { CarryError, SendLetter } from '../channels/send-letter.service.js';
import { noticeText } from '../notices/notice-texts.js';
import { SendMail, type SendMailPayload } from './send-mail.job.js';

@HandlesJob(SendMail)
export class SendMailHandler implements JobHandler<SendMailPayload> {
  constructor(
    private readonly sendLetter: SendLetter,
    private readonly mail: MailGateway,
    private readonly actLinks: ActLinks,
    @Inject(CONFIG) private readonly config: Pick<AppConfig, 'publicUrl'>,
  ) {}

  async handle({ deliveryId }: SendMailPayload, job: JobContext): Promise<void> {
    await this.sendLetter.run(deliveryId, job, {
      attempts: SendMail.attempts,
      carry: async ({ to, replyTo, title, body, offersDecision }, link) => {
        const decision = offersDecision ? await this.decisionLink(deliveryId) : [];
        const howToReply = replyTo === null ? [] : [noticeText('mail.how-to-reply')];
        const text = `${[body, ...decision, link, ...howToReply].join('\n\n')}\n`;
        try {
          const mail = { to: to.email, replyTo, subject: title, text, id: deliveryId };
          return await this.mail.send(mail, job.signal);
        } catch (error) {
          throw error instanceof MailError ? new CarryError(error.verdict, error.message) : error;
        }
      },
    });
  }

  /** Made for this letter and kept nowhere else. */
  private async decisionLink(deliveryId: string): Promise<string[]> {
    const path = await this.actLinks.pathFor(deliveryId);
    return path === null ? [] : [noticeText('mail.decide-by-link', { link: this.config.publicUrl + path })];
  }
}
