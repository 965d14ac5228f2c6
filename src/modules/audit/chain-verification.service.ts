import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../platform/database/context.js';
import { Reader } from '../../platform/database/reader.js';

/** The first link of a body's chain that does not hold, and what is wrong with it. */
export interface BrokenLink {
  readonly organisationId: string;
  readonly place: number;
  readonly fault: 'content-changed' | 'link-missing' | 'head-differs';
}

/**
 * Recomputes every hash in the database. It proves that no recorded act was changed or taken out of the middle; that the
 * newest ones were not cut off only shows against a head noted elsewhere.
 */
@Injectable()
export class ChainVerification {
  constructor(private readonly reader: Reader) {}

  async run(): Promise<{ readonly checked: number; readonly broken: readonly BrokenLink[] }> {
    const broken = await this.reader.rows<BrokenLink>(SYSTEM, { text: BROKEN });
    const count = await this.reader.one<{ n: number }>(SYSTEM, {
      text: 'select count(*)::int as n from event',
    });
    return { checked: count?.n ?? 0, broken };
  }
}

const BROKEN = `
with link as (
  select e.organisation_id, e.place, e.hash, e.previous_hash, app.event_hash(e) as expected,
    lag(e.hash, 1, ''::bytea) over chain as before, lag(e.place, 1, 0::bigint) over chain as place_before,
    lead(e.place) over chain is null as is_last
  from event e window chain as (partition by e.organisation_id order by e.place)
), fault as (
  select organisation_id, place, case
      when hash <> expected then 'content-changed'
      when previous_hash <> before or place <> place_before + 1 then 'link-missing'
      when is_last and (hash, place) is distinct from
        (select (c.head, c.length) from event_chain c where c.organisation_id = link.organisation_id) then 'head-differs'
    end as fault
  from link
)
select distinct on (organisation_id) organisation_id as "organisationId", place::int, fault
from fault where fault is not null order by organisation_id, place`;
