import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';

/**
 * What does not hold: an act was altered, an act is missing or was put in, the newest acts were cut off, the chain is not
 * the one whose head was noted at night.
 */
export type ChainFault = 'content-changed' | 'link-missing' | 'head-differs' | 'noted-head-differs';

/** A link of a body's chain that does not hold, and what is wrong with it. */
export interface BrokenLink {
  readonly organisationId: string;
  /** Place in the chain of the body, from 1. */
  readonly place: number;
  readonly fault: ChainFault;
}

/** A task whose row says something else than its acts, and the fields (columns) that do. */
export interface UnrecordedChange {
  readonly taskId: string;
  readonly fields: readonly string[];
}

export interface Verification {
  readonly checked: number;
  readonly broken: readonly BrokenLink[];
  readonly unrecorded: readonly UnrecordedChange[];
}

/**
 * Recomputes every hash in the database and replays every task from its acts. It proves that no recorded act was changed
 * or taken out and that no task was changed past the record; against somebody who computes a whole chain anew it only
 * holds as far as a head was noted outside (docs/architecture.md, "The chain of acts").
 */
@Injectable()
export class ChainVerification {
  constructor(private readonly reader: Reader) {}

  /** @param onChecked is told after each chain how many acts were checked so far */
  async run(onChecked: (acts: number) => Promise<void> = noted): Promise<Verification> {
    const links: BrokenLink[] = [];
    let checked = 0;
    for (const { organisationId, acts } of await this.chains()) {
      links.push(
        ...(await this.reader.rows<BrokenLink>(SYSTEM, {
          text: BROKEN_LINKS,
          values: [organisationId, MOST],
        })),
      );
      checked += acts;
      await onChecked(checked);
    }
    const heads = await this.reader.rows<BrokenLink>(SYSTEM, { text: BROKEN_HEADS });
    const unrecorded = await this.reader.rows<UnrecordedChange>(SYSTEM, { text: UNRECORDED });
    const known = new Set(links.map(({ organisationId }) => organisationId));
    const broken = [...links, ...heads.filter(({ organisationId }) => !known.has(organisationId))];
    return { checked, broken, unrecorded };
  }

  private chains(): Promise<{ organisationId: string; acts: number }[]> {
    return this.reader.rows(SYSTEM, { text: CHAINS });
  }
}

const noted = async (): Promise<void> => undefined;
/** Of one chain: whoever finds a thousand knows that none of it can be trusted. */
const MOST = 1000;

const CHAINS = `select organisation_id as "organisationId", count(*)::int as acts from event group by organisation_id order by organisation_id`;

const BROKEN_LINKS = `
with link as (
  select e.organisation_id, e.place, e.hash, e.previous_hash, app.event_hash(e) as expected,
    lag(e.hash, 1, ''::bytea) over chain as before, lag(e.place, 1, 0::bigint) over chain as place_before,
    lead(e.place) over chain is null as is_last
  from event e where e.organisation_id = $1 window chain as (order by e.place)
), fault as (
  select organisation_id, place, case
      when hash <> expected then 'content-changed'
      when previous_hash <> before or place <> place_before + 1 then 'link-missing'
      when is_last and (hash, place) is distinct from
        (select (c.head, c.length) from event_chain c where c.organisation_id = link.organisation_id) then 'head-differs'
    end as fault
  from link
)
select organisation_id as "organisationId", place::int, fault from fault where fault is not null order by place limit $2`;

/** A chain of which nothing is left has no link to be wrong; a chain computed anew has none either. */
const BROKEN_HEADS = `
select c.organisation_id as "organisationId", c.length::int as place, 'head-differs' as fault
from event_chain c where not exists (select from event e where e.organisation_id = c.organisation_id)
union all
(select distinct on (h.organisation_id) h.organisation_id, h.length::int, 'noted-head-differs'
  from chain_head h left join event e on e.organisation_id = h.organisation_id and e.place = h.length
  where e.hash is distinct from h.head order by h.organisation_id, h.length)`;

/** A column with a default that came with a later release is no change of the task. */
const UNRECORDED = `
with replayed as (
  select e.subject_id as task_id, app.without_names(app.replay(e.changes order by e.id)) as fields
  from event e where e.subject_type = 'task' and e.hash_version > 1 group by e.subject_id
), later_column as (
  select attname as name from pg_attribute where attrelid = 'task'::regclass and atthasdef
), differing as (
  select r.task_id, d.key from replayed r
    cross join lateral (select coalesce(app.without_names(app.task_fields(r.task_id)), '{}') as fields) t
    cross join lateral (select key, a.value as recorded, b.value as found
      from jsonb_each(r.fields) a full join jsonb_each(t.fields) b using (key)) d
  where d.recorded is distinct from d.found and not (d.recorded is null and d.key in (select name from later_column))
)
select task_id as "taskId", array_agg(key order by key) as fields from differing group by task_id order by task_id`;
