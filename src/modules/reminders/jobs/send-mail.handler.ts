import { MailError, MailGateway } from '../../../platform/gateways/mail/index.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import { CarryError, SendLetter } from '../channels/send-letter.service.js';
import { noticeText } from '../notices/notice-texts.js';
import { SendMail, type SendMailPayload } from './send-mail.job.js';

@HandlesJob(SendMail)
export class SendMailHandler implements JobHandler<SendMailPayload> {
  constructor(
    private readonly sendLetter: SendLetter,
    private readonly mail: MailGateway,
  ) {}

  async handle({ deliveryId }: SendMailPayload, job: JobContext): Promise<void> {
    await this.sendLetter.run(deliveryId, job, {
      attempts: SendMail.attempts,
      carry: async ({ to, replyTo, title, body }, link) => {
        const howToReply = replyTo === null ? [] : [noticeText('mail.how-to-reply')];
        const text = `${[body, link, ...howToReply].join('\n\n')}\n`;
        try {
          const mail = { to: to.email, replyTo, subject: title, text, id: deliveryId };
          return await this.mail.send(mail, job.signal);
        } catch (error) {
          throw error instanceof MailError ? new CarryError(error.verdict, error.message) : error;
        }
      },
    });
  }
}
