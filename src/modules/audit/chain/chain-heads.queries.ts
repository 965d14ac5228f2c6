import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';

/** Where a body's chain stands: what an export or a bulletin prints so that it can be held against the database later. */
export interface ChainHead {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly length: number;
  /** Hex. */
  readonly head: string;
  readonly algorithm: string;
  /** When the newest act in it was done. */
  readonly actedAt: Date;
}

export interface NotedHead {
  readonly day: LocalDate;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly length: number;
  readonly head: string;
}

/** Most bodies whose heads are told at once: a county has some hundred. */
export const MOST_HEADS = 2000;

@Injectable()
export class ChainHeadQueries {
  constructor(private readonly reader: Reader) {}

  /** Heads of the chains in sight at the end of a day (Asia/Shanghai), by path of the body. */
  atEndOf(context: DatabaseContext, day: LocalDate): Promise<ChainHead[]> {
    return this.reader.rows(context, { text: AT_END_OF, values: [day, MOST_HEADS] });
  }

  /** The newest head noted at night of each body in sight. */
  noted(context: DatabaseContext): Promise<NotedHead[]> {
    return this.reader.rows(context, { text: NOTED, values: [MOST_HEADS] });
  }
}

const AT_END_OF = `
select o.id as "organisationId", o.name as "organisationName", e.place::int as length, encode(e.hash, 'hex') as head,
  e.hash_algorithm as algorithm, e.occurred_at as "actedAt"
from event_chain c join organisation o on o.id = c.organisation_id
  cross join lateral (select place, hash, hash_algorithm, occurred_at from event where organisation_id = c.organisation_id and app.sees(org_path)
    and occurred_at < ($1::date + 1)::timestamp at time zone 'Asia/Shanghai' order by place desc limit 1) e
where app.sees(o.path) order by o.path limit $2`;

const NOTED = `
select distinct on (o.path) h.day::text as day, o.id as "organisationId", o.name as "organisationName", h.length::int as length,
  encode(h.head, 'hex') as head
from chain_head h join organisation o on o.id = h.organisation_id order by o.path, h.day desc limit $1`;
