import { Module } from '@nestjs/common';
import { RemindersModule } from '../reminders/index.js';
import { CampaignDates } from './campaign/campaign-dates.service.js';
import { CampaignsController } from './campaign/campaigns.controller.js';
import { CampaignQueries } from './campaign/campaigns.queries.js';
import { CampaignRepository } from './campaign/campaigns.repository.js';
import { OpenCampaign } from './campaign/open-campaign.service.js';
import { OpenDueCampaigns } from './campaign/open-due-campaigns.service.js';
import { OpenBodyCheckHandler } from './jobs/open-body-check.handler.js';
import { OpenCampaignsHandler } from './jobs/open-campaigns.handler.js';
import { RemindFilingHandler } from './jobs/remind-filing.handler.js';
import { RunCampaignHandler } from './jobs/run-campaign.handler.js';
import { OwedReports } from './report-calendar/owed-reports.repository.js';
import { ReportCalendarController } from './report-calendar/report-calendar.controller.js';
import { ReportCalendarQueries } from './report-calendar/report-calendar.queries.js';
import { SetFiling } from './report-calendar/set-filing.service.js';

/** The season of the yearly report: the check over a whole jurisdiction, and who has filed and published. */
@Module({
  imports: [RemindersModule],
  controllers: [CampaignsController, ReportCalendarController],
  providers: [
    CampaignDates,
    CampaignQueries,
    CampaignRepository,
    OpenBodyCheckHandler,
    OpenCampaign,
    OpenCampaignsHandler,
    OpenDueCampaigns,
    OwedReports,
    RemindFilingHandler,
    ReportCalendarQueries,
    RunCampaignHandler,
    SetFiling,
  ],
})
export class CampaignsModule {}
