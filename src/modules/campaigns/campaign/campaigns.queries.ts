import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import {
  BODY_STANDINGS,
  type BodyStanding,
  type CampaignBodyView,
  type CampaignView,
  type ListCampaignBodiesQuery,
  type ListCampaignsQuery,
} from './campaigns.dto.js';

type CampaignRecord = Omit<CampaignView, 'standings'> & {
  readonly counts: Partial<Record<BodyStanding, number>> | null;
};

const CAMPAIGNS = 50;
const BODIES = 100;

/** Everybody counts and lists the bodies within their own sight, also in the campaign of a jurisdiction above them. */
@Injectable()
export class CampaignQueries {
  constructor(private readonly reader: Reader) {}

  /** Newest year first. */
  async list(context: DatabaseContext, query: ListCampaignsQuery): Promise<Page<CampaignView>> {
    const limit = query.limit ?? CAMPAIGNS;
    const [year, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const rows = await this.reader.rows<CampaignRecord>(context, {
      name: 'list-campaigns',
      text: LIST,
      values: [query.year ?? null, year, id, null, limit + 1],
    });
    const page = toPage(rows, limit, (row) => [row.year, row.id]);
    return { ...page, items: page.items.map(withEveryStanding) };
  }

  /** @throws Problem `record.not-found` */
  async byId(context: DatabaseContext, id: string): Promise<CampaignView> {
    const row = await this.reader.one<CampaignRecord>(context, {
      name: 'list-campaigns',
      text: LIST,
      values: [null, null, null, id, 1],
    });
    if (row === null) throw new Problem('record.not-found');
    return withEveryStanding(row);
  }

  /** In the order of the directory. */
  async bodies(
    context: DatabaseContext,
    campaignId: string,
    query: ListCampaignBodiesQuery,
  ): Promise<Page<CampaignBodyView>> {
    await this.byId(context, campaignId);
    const limit = query.limit ?? BODIES;
    const [after] = query.cursor === undefined ? [null] : decodeCursor(query.cursor, 1);
    const rows = await this.reader.rows<CampaignBodyView & { path: string }>(context, {
      name: 'list-campaign-bodies',
      text: LIST_BODIES,
      values: [campaignId, query.standing ?? null, after, limit + 1],
    });
    const page = toPage(rows, limit, ({ path }) => [path]);
    return { ...page, items: page.items.map(({ path: _, ...row }) => row) };
  }
}

function withEveryStanding({ counts, ...campaign }: CampaignRecord): CampaignView {
  return {
    ...campaign,
    standings: BODY_STANDINGS.map((standing) => ({ standing, count: counts?.[standing] ?? 0 })),
  };
}

/** `b` is the row of the body; one that was closed before it handed anything in is not waited for. */
const STOOD = `
select b.campaign_id, b.organisation_id, b.org_path, b.matters, b.unfinished, b.check_opened_at, r.id as report_id, h.id as check_id,
  case when h.state in ('ready', 'signed') then h.state when h.state is not null then 'checking' when b.prepared_at is null then 'preparing'
    when r.id is null then 'awaiting-report' when r.state in ('confirmed', 'archived') then 'checking' else 'awaiting-confirmation' end as standing
from campaign_body b
left join report r on r.organisation_id = b.organisation_id and r.report_year = b.year and r.state <> 'superseded'
join organisation p on p.id = b.organisation_id and (p.closed_on is null or r.id is not null)
left join lateral (select c.id, c.state from closure_check c where c.organisation_id = b.organisation_id and c.year = b.year
  order by c.edition desc limit 1) h on true`;

/** The campaign of an upper level is of interest below where a body of the reader's was taken into it; each level has its own. */
const LIST = `
select c.id, c.organisation_id as "organisationId", o.name as "organisationName", c.year, c.prepare_on::text as "prepareOn",
  c.check_on::text as "checkOn", c.opened_at as "openedAt", (select a.display_name from account a where a.id = c.opened_by) as "openedBy",
  coalesce(n.bodies, 0)::int as bodies, coalesce(n.opened, 0)::int as opened, n.counts
from campaign c join organisation o on o.id = c.organisation_id
left join lateral (select sum(k.n) as bodies, sum(k.opened) as opened, jsonb_object_agg(k.standing, k.n) as counts from (
  select s.standing, count(*) as n, count(s.check_opened_at) as opened from (${STOOD} where b.campaign_id = c.id) s group by s.standing) k) n on true
where ($1::int is null or c.year = $1) and ($2::int is null or c.year < $2 or (c.year = $2 and c.id > $3::uuid)) and ($4::uuid is null or c.id = $4)
  and (n.bodies > 0 or not exists (select from organisation h where h.heads_level and h.path > c.org_path and h.path < c.org_path || '~'
    and starts_with(current_setting('app.scope', true), h.path)))
order by c.year desc, c.id limit $5`;

const LIST_BODIES = `
select s.org_path as path, s.organisation_id as "organisationId", o.name as "organisationName", s.standing, s.matters, s.unfinished,
  s.report_id as "reportId", s.check_id as "checkId", s.check_opened_at as "checkOpenedAt"
from (${STOOD} where b.campaign_id = $1) s join organisation o on o.id = s.organisation_id
where ($2::text is null or s.standing = $2) and ($3::text is null or s.org_path > $3 collate "C")
order by s.org_path limit $4`;
