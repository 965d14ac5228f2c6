import { Injectable } from '@nestjs/common';
import { shanghaiMinute } from '../../../core/calendar/index.js';
import { isSendingTime } from '../../../core/escalation/index.js';
import { DEFAULT_SEASON_DATES, seasonOf, seasonYearOn } from '../../../core/season/index.js';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { WorkCalendars } from '../../calendars/index.js';
import { RemindFiling } from '../jobs/remind-filing.job.js';
import { RunCampaign } from '../jobs/run-campaign.job.js';
import { CampaignRepository, type CampaignRow, type Jurisdiction } from './campaigns.repository.js';

/** Acts on everything that is due by now: a day on which nothing ran is made up for by the next tick. */
@Injectable()
export class OpenDueCampaigns {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly campaigns: CampaignRepository,
    private readonly outbox: Outbox,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const jurisdictions = await this.uow.run(SYSTEM, (tx) => this.campaigns.jurisdictions(tx));
    for (const jurisdiction of jurisdictions) await this.openWhereDue(jurisdiction);
  }

  /** Opens the campaign of the season ahead of its day. @param openedBy who asked for it */
  async openNow(tx: Tx, jurisdiction: Jurisdiction, openedBy: string | null): Promise<CampaignRow> {
    const dates = datesOf(jurisdiction);
    const season = seasonOf(seasonYearOn(this.clock.today()), dates, await this.calendars.current());
    const { remindBefore } = dates;
    const openedAt = this.clock.now();
    const campaign = await this.campaigns.open(tx, {
      ...season,
      ...{ jurisdiction, remindBefore, openedBy, openedAt },
    });
    const payload = { campaignId: campaign.id };
    const key = (what: string) => `${what} ${campaign.id} ${this.clock.today()}`;
    await this.outbox.add(tx, RunCampaign, payload, { dedupeKey: key('run-campaign') });
    if (await this.isOfficeTime())
      await this.outbox.add(tx, RemindFiling, payload, { dedupeKey: key('remind-filing') });
    return campaign;
  }

  private async openWhereDue(jurisdiction: Jurisdiction): Promise<void> {
    const today = this.clock.today();
    const season = seasonOf(seasonYearOn(today), datesOf(jurisdiction), await this.calendars.current());
    if (today >= season.prepareOn) await this.uow.run(SYSTEM, (tx) => this.openNow(tx, jurisdiction, null));
  }

  /** People are told in office hours of working days; the orders themselves may come at any hour. */
  private async isOfficeTime(): Promise<boolean> {
    const calendar = await this.calendars.current();
    return calendar.isWorkday(this.clock.today()) && isSendingTime(shanghaiMinute(this.clock.now()));
  }
}

function datesOf({ prepareOn, checkOn, remindBefore }: Jurisdiction) {
  return {
    prepareOn: prepareOn ?? DEFAULT_SEASON_DATES.prepareOn,
    checkOn: checkOn ?? DEFAULT_SEASON_DATES.checkOn,
    remindBefore: remindBefore ?? DEFAULT_SEASON_DATES.remindBefore,
  };
}
