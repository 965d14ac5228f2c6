import { Injectable } from '@nestjs/common';
import { DEFAULT_SEASON_DATES, isMonthDay, seasonOf, seasonYearOn } from '../../../core/season/index.js';
import { Clock } from '../../../platform/clock.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { requireVersion } from '../../../platform/http/etag.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { WorkCalendars } from '../../calendars/index.js';
import { contextOf, hasRole, oversees, type Actor } from '../../identity/index.js';
import type { CampaignDatesDto, CampaignDatesView } from './campaigns.dto.js';

/** When an organisation prepares and checks. Setting dates makes it a jurisdiction with campaigns of its own. */
@Injectable()
export class CampaignDates {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly events: EventLog,
    private readonly calendars: WorkCalendars,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `record.not-found` where there is no such organisation within sight */
  async of(context: DatabaseContext, organisationId: string): Promise<CampaignDatesView> {
    const row = await this.reader.one<DatesRow>(context, {
      name: 'campaign-dates',
      text: DATES,
      values: [organisationId],
    });
    if (row === null) throw new Problem('record.not-found');
    return (
      row.dates ?? { ...DEFAULT_SEASON_DATES, remindBefore: [...DEFAULT_SEASON_DATES.remindBefore], ...UNSET }
    );
  }

  /** A campaign that runs keeps its bodies; its check moves where it has not begun. */
  async set(
    actor: Actor,
    { organisationId, expectedVersion }: { organisationId: string; expectedVersion: number | null },
    dates: CampaignDatesDto,
  ): Promise<void> {
    if (!isMonthDay(dates.prepareOn) || !isMonthDay(dates.checkOn)) throw new Problem('campaign.not-a-day');
    const remindBefore = [...new Set(dates.remindBefore)].sort((a, b) => b - a);
    const today = this.clock.today();
    const season = seasonOf(seasonYearOn(today), { ...dates, remindBefore }, await this.calendars.current());
    await this.uow.run(contextOf(actor), async (tx) => {
      const [place] = await tx.query<{ path: string; version: number }>(LOCK, [organisationId]);
      if (place === undefined || !oversees(actor, place.path)) throw new Problem('record.not-found');
      if (!hasRole(actor, 'supervisor')) throw new Problem('auth.forbidden');
      requireVersion(expectedVersion, place.version);
      const values = [dates.prepareOn, dates.checkOn, remindBefore, actor.accountId, this.clock.now()];
      await tx.query(SET, [organisationId, place.path, ...values]);
      await tx.query(MOVE_CHECK, [organisationId, season.year, season.checkOn, remindBefore, today]);
      await this.events.record(tx, actor, [
        {
          ...{ organisationId, orgPath: place.path, subjectType: 'organisation', subjectId: organisationId },
          name: 'campaign.dates-set',
          payload: { prepareOn: dates.prepareOn, checkOn: dates.checkOn, remindBefore },
        },
      ]);
    });
  }
}

interface DatesRow {
  readonly dates: CampaignDatesView | null;
}

const UNSET = { isSet: false, version: 0 };

const DATES = `
select (select jsonb_build_object('prepareOn', d.prepare_on, 'checkOn', d.check_on, 'remindBefore', d.remind_before, 'isSet', true,
  'version', d.version) from campaign_dates d where d.organisation_id = o.id) as dates
from organisation o where o.id = $1`;

const LOCK = `
select o.path, coalesce((select d.version from campaign_dates d where d.organisation_id = o.id), 0) as version
from organisation o where o.id = $1 for no key update of o`;

const SET = `
insert into campaign_dates (organisation_id, org_path, prepare_on, check_on, remind_before, set_by, set_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (organisation_id) do update set prepare_on = excluded.prepare_on, check_on = excluded.check_on,
  remind_before = excluded.remind_before, set_by = excluded.set_by, set_at = excluded.set_at, version = campaign_dates.version + 1`;

const MOVE_CHECK = `
update campaign set check_on = $3, remind_before = $4 where organisation_id = $1 and year = $2 and check_on > $5`;
