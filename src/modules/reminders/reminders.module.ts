import { Module } from '@nestjs/common';
import { MailGateway } from '../../platform/gateways/mail/index.js';
import { Channels } from './channels/channel.js';
import { InstalledChannels } from './channels/channels.service.js';
import { InboxChannel } from './channels/inbox.channel.js';
import { MailChannel } from './channels/mail.channel.js';
import { DeliveryRepository } from './delivery.repository.js';
import { SendMailHandler } from './jobs/send-mail.handler.js';
import { TellAboutTaskHandler } from './jobs/tell-about-task.handler.js';
import { NoticeWriter } from './notice-writer.service.js';
import { OpenNotice } from './open-notice.service.js';
import { RecipientRepository } from './recipients.repository.js';
import { RemindersController } from './reminders.controller.js';
import { ReminderQueries } from './reminders.queries.js';
import { ReminderRepository } from './reminders.repository.js';
import { TaskBriefs } from './task-briefs.repository.js';

/** The clock of the product: what is due, who is told, and the proof that they were. */
@Module({
  controllers: [RemindersController],
  providers: [
    { provide: Channels, useClass: InstalledChannels },
    DeliveryRepository,
    InboxChannel,
    MailChannel,
    MailGateway,
    NoticeWriter,
    OpenNotice,
    RecipientRepository,
    ReminderQueries,
    ReminderRepository,
    SendMailHandler,
    TaskBriefs,
    TellAboutTaskHandler,
  ],
})
export class RemindersModule {}
