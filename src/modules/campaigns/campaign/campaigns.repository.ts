import { Injectable } from '@nestjs/common';
import type { MonthDay, Season } from '../../../core/season/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { Tx } from '../../../platform/database/tx.js';

/** An organisation that runs campaigns for the bodies of its own level below it, with the dates that somebody set for it. */
export interface Jurisdiction {
  readonly organisationId: string;
  readonly orgPath: string;
  readonly prepareOn: MonthDay | null;
  readonly checkOn: MonthDay | null;
  readonly remindBefore: readonly number[] | null;
}

export interface CampaignRow {
  readonly id: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly year: number;
  readonly checkOn: LocalDate;
  readonly remindBefore: readonly number[];
}

export interface CampaignToOpen extends Season {
  readonly jurisdiction: Pick<Jurisdiction, 'organisationId' | 'orgPath'>;
  readonly remindBefore: readonly number[];
  /** Null: the calendar opened it. */
  readonly openedBy: string | null;
  readonly openedAt: Date;
}

/** What the child job of a body is about. */
export interface CampaignBody {
  readonly orgPath: string;
  readonly year: number;
  readonly isPrepared: boolean;
  readonly isCheckOrdered: boolean;
  readonly isCheckOpened: boolean;
}

/** This year's report of a body as a campaign finds it. */
export interface FoundReport {
  readonly id: string;
  readonly isConfirmed: boolean;
  readonly isChecked: boolean;
}

@Injectable()
export class CampaignRepository {
  /** Every organisation whose dates were set, every one that none stands above, and every head of a lower level (docs/adr/0041). */
  jurisdictions(tx: Tx): Promise<Jurisdiction[]> {
    return tx.query<Jurisdiction>(JURISDICTIONS);
  }

  /** The campaign of the year, opened where there was none. */
  async open(tx: Tx, campaign: CampaignToOpen): Promise<CampaignRow> {
    const { jurisdiction, year, prepareOn, checkOn, remindBefore, openedBy, openedAt } = campaign;
    const { organisationId, orgPath } = jurisdiction;
    await tx.query(OPEN, [
      ...[organisationId, orgPath, year, prepareOn, checkOn, remindBefore, openedBy, openedAt],
    ]);
    const [row] = await tx.query<CampaignRow>(`${ROW} where organisation_id = $1 and year = $2`, [
      organisationId,
      year,
    ]);
    if (row === undefined) throw new Error(`campaign ${year} of ${orgPath} was not kept`);
    return row;
  }

  async byId(tx: Tx, id: string): Promise<CampaignRow | null> {
    const [row] = await tx.query<CampaignRow>(`${ROW} where id = $1`, [id]);
    return row ?? null;
  }

  /** Takes up to `limit` bodies that have no row yet, in order of place. @returns their ids */
  async takeNew(tx: Tx, { id, orgPath, year }: CampaignRow, at: Date, limit: number): Promise<string[]> {
    return idsOf(await tx.query<{ id: string }>(TAKE_NEW, [id, orgPath, year, at, limit]));
  }

  /** Takes up to `limit` bodies whose check was not ordered yet. @returns their ids */
  async takeUnchecked(tx: Tx, { id }: CampaignRow, at: Date, limit: number): Promise<string[]> {
    return idsOf(await tx.query<{ id: string }>(TAKE_UNCHECKED, [id, at, limit]));
  }

  /** The row of the body, locked; null where there is none. */
  async lockBody(tx: Tx, campaignId: string, organisationId: string): Promise<CampaignBody | null> {
    const [row] = await tx.query<CampaignBody>(LOCK_BODY, [campaignId, organisationId]);
    return row ?? null;
  }

  /** Counts what the body owes for the year before: items of its report, and tasks that no item stands behind. */
  async prepare(tx: Tx, campaignId: string, organisationId: string, at: Date): Promise<void> {
    await tx.query(PREPARE, [campaignId, organisationId, at]);
  }

  async openCheck(tx: Tx, campaignId: string, organisationId: string, at: Date): Promise<void> {
    await tx.query(
      'update campaign_body set check_opened_at = $3 where campaign_id = $1 and organisation_id = $2',
      [campaignId, organisationId, at],
    );
  }

  /** The body's report of the year, in force. */
  async reportOf(tx: Tx, organisationId: string, year: number): Promise<FoundReport | null> {
    const [row] = await tx.query<FoundReport>(REPORT, [organisationId, year]);
    return row ?? null;
  }
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

const JURISDICTIONS = `
select o.id as "organisationId", o.path as "orgPath", d.prepare_on as "prepareOn", d.check_on as "checkOn", d.remind_before as "remindBefore"
from organisation o left join campaign_dates d on d.organisation_id = o.id
where d.organisation_id is not null or (o.heads_level and o.closed_on is null)
  or o.parent_id is null order by o.path`;

const ROW = `
select id, organisation_id as "organisationId", org_path as "orgPath", year, check_on::text as "checkOn", remind_before as "remindBefore"
from campaign`;

const OPEN = `
insert into campaign (organisation_id, org_path, year, prepare_on, check_on, remind_before, opened_by, opened_at)
values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (organisation_id, year) do nothing`;

/** Bodies below a nearer jurisdiction or the head of a lower level are that one's; a closed body owes nothing more; a body is in one campaign of a year. */
const TAKE_NEW = `
insert into campaign_body (campaign_id, organisation_id, org_path, year, prepare_ordered_at)
select $1, o.id, o.path, $3, $4 from organisation o
where o.is_reporting_body and o.closed_on is null and starts_with(o.path, $2)
  and not exists (select from campaign_body b where b.organisation_id = o.id and b.year = $3)
  and not exists (select from campaign_dates d where d.org_path <> $2 and starts_with(d.org_path, $2) and starts_with(o.path, d.org_path))
  and not exists (select from organisation h where h.heads_level and h.path > $2 and h.path < $2 || '~' and starts_with(o.path, h.path))
order by o.path limit $5
on conflict do nothing returning organisation_id as id`;

const TAKE_UNCHECKED = `
update campaign_body b set check_ordered_at = $2 from (
  select campaign_id, organisation_id from campaign_body where campaign_id = $1 and check_ordered_at is null
  order by org_path limit $3 for update skip locked) due
where b.campaign_id = due.campaign_id and b.organisation_id = due.organisation_id returning b.organisation_id as id`;

const LOCK_BODY = `
select org_path as "orgPath", year, prepared_at is not null as "isPrepared", check_ordered_at is not null as "isCheckOrdered",
  check_opened_at is not null as "isCheckOpened"
from campaign_body where campaign_id = $1 and organisation_id = $2 for update`;

const PREPARE = `
update campaign_body b set prepared_at = $3,
  matters = (select count(*) from report_item i join report r on r.id = i.report_id
      where r.organisation_id = b.organisation_id and r.report_year = b.year - 1 and r.state <> 'superseded'
        and i.kind in ('shortcoming', 'plan') and i.state in ('accepted', 'tasked'))
    + (select count(*) from task t where t.organisation_id = b.organisation_id and t.report_year = b.year - 1
        and not exists (select from task_item k where k.task_id = t.id)),
  unfinished = (select count(*) from task t where t.organisation_id = b.organisation_id and t.report_year = b.year - 1
    and t.state not in ('closed', 'cancelled', 'merged', 'carried_over', 'not_applicable'))
where b.campaign_id = $1 and b.organisation_id = $2 and b.prepared_at is null`;

const REPORT = `
select r.id, r.state in ('confirmed', 'archived') as "isConfirmed",
  exists (select from closure_check c where c.report_id = r.id) as "isChecked"
from report r where r.organisation_id = $1 and r.report_year = $2 and r.state <> 'superseded'`;
