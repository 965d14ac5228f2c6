import { Injectable } from '@nestjs/common';
import type { FilingDuty, FilingLevel } from '../../../core/season/index.js';
import type { Tx } from '../../../platform/database/tx.js';

/** A body that has not done its duty yet. */
export interface OwingBody {
  readonly id: string;
  readonly path: string;
  readonly name: string;
}

/** A body whose report lacks compulsory contents (督察工作规定: five of them). */
export interface IncompleteBody extends OwingBody {
  /** Codes of the notes, `contents.plan-missing`. */
  readonly missing: readonly string[];
}

export interface OwedDuty {
  readonly campaignId: string;
  readonly year: number;
  readonly duty: FilingDuty;
  readonly level: FilingLevel;
}

@Injectable()
export class OwedReports {
  /** Bodies of the campaign of which neither a person nor the report says that the duty was done, in order of place. */
  of(tx: Tx, { campaignId, year, duty, level }: OwedDuty): Promise<OwingBody[]> {
    return duty === 'filed'
      ? tx.query<OwingBody>(NOT_FILED, [campaignId, year, level === 'province'])
      : tx.query<OwingBody>(NOT_PUBLISHED, [campaignId, year]);
  }

  /** Bodies of the campaign whose report of the year lacks a compulsory part and is not published yet, in order of place. */
  incomplete(tx: Tx, { campaignId, year }: Pick<OwedDuty, 'campaignId' | 'year'>): Promise<IncompleteBody[]> {
    return tx.query<IncompleteBody>(INCOMPLETE, [campaignId, year]);
  }
}

/** A body that was closed meanwhile owes nothing more. */
const BODY = `
select o.id, o.path, o.name from campaign_body b join organisation o on o.id = b.organisation_id
left join report r on r.organisation_id = o.id and r.report_year = $2 and r.state <> 'superseded'
left join report_filing f on f.organisation_id = o.id and f.year = $2
where b.campaign_id = $1 and o.closed_on is null`;

const NOT_FILED = `${BODY} and f.filed_on is null and r.signed_on is null
  and (o.level = 'province' and o.kind in ('government', 'party')) = $3 order by o.path`;

const NOT_PUBLISHED = `${BODY} and f.published_on is null and f.secrecy_reason is null
  and (r.published_on is null or r.published_on is not distinct from r.signed_on) order by o.path`;

const INCOMPLETE = `
select o.id, o.path, o.name, array_agg(distinct n.code order by n.code) as missing
from campaign_body b join organisation o on o.id = b.organisation_id
join report r on r.organisation_id = o.id and r.report_year = $2 and r.state <> 'superseded'
join report_note n on n.report_id = r.id and n.code like 'contents.%'
left join report_filing f on f.organisation_id = o.id and f.year = $2
where b.campaign_id = $1 and o.closed_on is null and f.published_on is null and (r.published_on is null or r.published_on is not distinct from r.signed_on)
group by o.id, o.path, o.name order by o.path`;
