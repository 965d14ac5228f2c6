import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Reader } from '../../../platform/database/reader.js';
import type { Tx } from '../../../platform/database/tx.js';
import { decodeCursor, toPage } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import type { Administrator } from '../administrator.js';
import type { GrantPage, GrantView, ListGrantsQuery } from './grants.dto.js';

const DEFAULT_LIMIT = 50;

/** Offices of the people of a subtree, those that have ended too. */
@Injectable()
export class GrantQueries {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  async list(by: Administrator, query: ListGrantsQuery): Promise<GrantPage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [at, last] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const { accountId = null, organisationId = null, role = null, inForce = false, endingBy = null } = query;
    const items = await this.reader.unscoped<GrantView>({
      text: `${VIEW} and ($3::timestamptz is null or (g.granted_at, g.id) < ($3, $4::uuid))
        and ($5::uuid is null or g.account_id = $5)
        and ($6::uuid is null or starts_with(o.path, (select w.path from organisation w where w.id = $6)))
        and ($7::text is null or g.role = $7) and (not $8::boolean or ${IN_FORCE})
        and ($9::date is null or (${IN_FORCE} and g.ends_on <= $9))
        order by g.granted_at desc, g.id desc limit $10`,
      values: [...this.seenBy(by), at, last, accountId, organisationId, role, inForce, endingBy, limit + 1],
    });
    return toPage(items, limit, (row) => [row.grantedAt, row.id]);
  }

  /** As the transaction leaves it. @throws Problem `record.not-found` outside the subtree as for none */
  async within(tx: Tx, by: Administrator, id: string): Promise<GrantView> {
    const [found] = await tx.query<GrantView>(`${VIEW} and g.id = $3`, [...this.seenBy(by), id]);
    if (found === undefined) throw new Problem('record.not-found');
    return found;
  }

  private seenBy({ path }: Administrator): readonly unknown[] {
    return [path, this.clock.today()];
  }
}

const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const IN_FORCE = '(g.starts_on <= $2 and (g.ends_on is null or g.ends_on >= $2))';

/** $1 subtree, $2 today. */
const VIEW = `
select g.id, g.account_id as "accountId", a.display_name as "accountName", a.login, g.role, g.organisation_id as "organisationId",
  o.name as "organisationName", g.starts_on::text as "startsOn", g.ends_on::text as "endsOn", g.reason, g.source,
  (select b.display_name from account b where b.id = g.granted_by) as "grantedByName", ${ISO('g.granted_at')} as "grantedAt",
  ${ISO('g.revoked_at')} as "revokedAt", g.revoke_reason as "revokeReason", ${IN_FORCE} as "isInForce"
from role_grant g join account a on a.id = g.account_id join organisation o on o.id = g.organisation_id
  join organisation p on p.id = a.organisation_id
where starts_with(p.path, $1)`;
