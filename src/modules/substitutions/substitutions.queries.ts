import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import type { DatabaseContext } from '../../platform/database/context.js';
import { Reader } from '../../platform/database/reader.js';
import { decodeCursor, toPage } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import type { ListSubstitutionsQuery, SubstitutionPage, SubstitutionView } from './substitutions.dto.js';

const DEFAULT_LIMIT = 50;

/** Who acts for whom: everybody sees their own, units and offices those of their subtree. */
@Injectable()
export class SubstitutionQueries {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** The newest appointment first. */
  async list(context: DatabaseContext, query: ListSubstitutionsQuery): Promise<SubstitutionPage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const { inForce = false, mine = false } = query;
    const [at, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const rows = await this.reader.rows<SubstitutionView>(context, {
      text: `${VIEW} where ($2::timestamptz is null or (s.appointed_at, s.id) < ($2, $3::uuid))
        and (not $4::boolean or ${IN_FORCE}) and (not $5::boolean or s.substitute_id = $6)
        order by s.appointed_at desc, s.id desc limit $7`,
      values: [this.clock.today(), at, id, inForce, mine, context.accountId, limit + 1],
    });
    return toPage(rows, limit, (row) => [row.appointedAt, row.id]);
  }

  /** @throws Problem `record.not-found` also where row-level security hides it */
  async byId(context: DatabaseContext, id: string): Promise<SubstitutionView> {
    const values = [this.clock.today(), id];
    const view = await this.reader.one<SubstitutionView>(context, {
      text: `${VIEW} where s.id = $2`,
      values,
    });
    if (view === null) throw new Problem('record.not-found');
    return view;
  }
}

const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const IN_FORCE = `(s.revoked_at is null and $1::date between s.from_on and s.through_on)`;

const VIEW = `
select s.id, o.name as "organisationName", s.principal_id as "principalId", p.display_name as "principalName",
  s.substitute_id as "substituteId", t.display_name as "substituteName", s.from_on::text as "fromOn", s.through_on::text as "throughOn",
  s.roles, u.name as "unitName", cardinality(s.task_ids) as "taskCount",
  (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'number', k.number, 'title', k.title) order by k.number, k.id), '[]')
   from task k where k.id = any(s.task_ids)) as tasks, s.reason, b.display_name as "appointedByName", ${ISO('s.appointed_at')} as "appointedAt",
  ${ISO('s.revoked_at')} as "revokedAt", ${IN_FORCE} as "isInForce"
from substitution s join organisation o on o.id = s.organisation_id join account p on p.id = s.principal_id
  join account t on t.id = s.substitute_id join account b on b.id = s.appointed_by left join organisation u on u.id = s.unit_id`;
