import { Module } from '@nestjs/common';
import { MailGateway } from '../../platform/gateways/mail/index.js';
import { Channels } from './channels/channel.js';
import { InstalledChannels } from './channels/channels.service.js';
import { InboxChannel } from './channels/inbox.channel.js';
import { MailChannel } from './channels/mail.channel.js';
import { PushCarriers } from './channels/push-carriers.service.js';
import { RobotChannel } from './channels/robot.channel.js';
import { RobotSecrets } from './channels/robot-secrets.js';
import { SendLetter } from './channels/send-letter.service.js';
import { SmsChannel } from './channels/sms.channel.js';
import { SmsGateway } from '../../platform/gateways/sms/index.js';
import { SendPushHandler } from './jobs/send-push.handler.js';
import { ClockHealth } from './health/clock-health.queries.js';
import { Digests } from './notices/digests.service.js';
import { DeliveryRepository } from './channels/delivery.repository.js';
import { ImmediateNotices } from './notices/immediate-notices.service.js';
import { DeliverDigestsHandler } from './jobs/digests/deliver-digests.handler.js';
import { DeliverNoticesHandler } from './jobs/digests/deliver-notices.handler.js';
import { SendMailHandler } from './jobs/send-mail.handler.js';
import { SweepTasksHandler } from './jobs/sweep-tasks.handler.js';
import { TellAboutSlipHandler } from './jobs/tell-about-slip.handler.js';
import { TellAboutTaskHandler } from './jobs/tell-about-task.handler.js';
import { NoticeWriter } from './notices/notice-writer.service.js';
import { OpenNotice } from './notices/open-notice.service.js';
import { ActLinkOffersModule } from '../act-links/index.js';
import { ReplyAddressesModule } from '../pending-progress/index.js';
import { RecipientRepository } from './people/recipients.repository.js';
import { Relighting } from './sweep/relighting.service.js';
import { PreferencesController } from './preferences/preferences.controller.js';
import { Preferences } from './preferences/preferences.service.js';
import { SetUnitRobot } from './preferences/set-unit-robot.service.js';
import { UnitRobot } from './preferences/unit-robot.service.js';
import { RemindersController } from './reminders.controller.js';
import { ProofController } from './proof/proof.controller.js';
import { ProofQueries } from './proof/proof.queries.js';
import { ReminderQueries } from './reminders.queries.js';
import { ReminderRepository } from './notices/reminders.repository.js';
import { CalendarFeedsController } from './calendar-feed/calendar-feeds.controller.js';
import { CalendarFeeds } from './calendar-feed/calendar-feeds.service.js';
import { SimulateNoticesHandler } from './jobs/simulate-notices.handler.js';
import { RequestSimulation } from './simulation/request-simulation.service.js';
import { RunSimulation } from './simulation/run-simulation.service.js';
import { SimulationsController } from './simulation/simulations.controller.js';
import { SimulationQueries } from './simulation/simulations.queries.js';
import { Simulation } from './simulation/simulation.service.js';
import { SendingTime } from './notices/sending-time.service.js';
import { SimulationTexts } from './simulation/simulation-texts.queries.js';
import { Sweep } from './sweep/sweep.service.js';
import { SweepPapers } from './sweep/sweep-papers.service.js';
import { EvidenceRechecks } from './sweep/evidence-rechecks.service.js';
import { SweepBatch } from './sweep/sweep-batch.service.js';
import { StillDue } from './sweep/still-due.service.js';
import { ClockSignals } from './health/clock-signals.service.js';
import { ClockWatch } from './health/clock-watch.service.js';
import { WatchClockHandler } from './jobs/watch-clock.handler.js';
import { SweepRepository } from './sweep/sweep.repository.js';
import { ChannelStates } from './operations/channel-states.queries.js';
import { ChannelsController } from './operations/channels.controller.js';
import { DeliveryLogController } from './operations/delivery-log.controller.js';
import { DeliveryLog } from './operations/delivery-log.queries.js';
import { SendUndelivered } from './operations/send-undelivered.service.js';
import { TestChannel } from './operations/test-channel.service.js';
import { PaperBriefs } from './notices/paper-briefs.repository.js';
import { IdentityModule } from '../identity/index.js';
import { BodyNotices } from './notices/body-notices.service.js';
import { TaskBriefs } from './notices/task-briefs.repository.js';

/** The clock of the product: what is due, who is told, and the proof that they were. */
@Module({
  imports: [ActLinkOffersModule, IdentityModule, ReplyAddressesModule],
  controllers: [
    CalendarFeedsController,
    ChannelsController,
    DeliveryLogController,
    PreferencesController,
    ProofController,
    RemindersController,
    SimulationsController,
  ],
  providers: [
    { provide: Channels, useClass: InstalledChannels },
    BodyNotices,
    CalendarFeeds,
    ChannelStates,
    ClockHealth,
    ClockSignals,
    ClockWatch,
    DeliverDigestsHandler,
    DeliverNoticesHandler,
    DeliveryLog,
    DeliveryRepository,
    Digests,
    EvidenceRechecks,
    ImmediateNotices,
    InboxChannel,
    MailChannel,
    Preferences,
    ProofQueries,
    PushCarriers,
    RobotChannel,
    RobotSecrets,
    SendLetter,
    SendUndelivered,
    SendPushHandler,
    SmsChannel,
    SmsGateway,
    MailGateway,
    NoticeWriter,
    OpenNotice,
    RecipientRepository,
    Relighting,
    ReminderQueries,
    ReminderRepository,
    SendMailHandler,
    SendingTime,
    SetUnitRobot,
    RequestSimulation,
    RunSimulation,
    SimulateNoticesHandler,
    Simulation,
    SimulationQueries,
    SimulationTexts,
    StillDue,
    Sweep,
    SweepBatch,
    SweepPapers,
    SweepRepository,
    SweepTasksHandler,
    PaperBriefs,
    TaskBriefs,
    TellAboutSlipHandler,
    TellAboutTaskHandler,
    TestChannel,
    UnitRobot,
    WatchClockHandler,
  ],
  exports: [BodyNotices, Simulation, SimulationTexts, Sweep, SweepRepository],
})
export class RemindersModule {}
