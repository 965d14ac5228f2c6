import { Injectable } from '@nestjs/common';
import { OPEN_STATES } from '../../../core/task/index.js';
import { Clock } from '../../../platform/clock.js';
import { Reader } from '../../../platform/database/reader.js';
import type { Tx } from '../../../platform/database/tx.js';
import { decodeCursor, toPage } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import type { Administrator } from '../administrator.js';
import type { AccountPage, AccountView, ListAccountsQuery } from './accounts.dto.js';

const DEFAULT_LIMIT = 50;

/** Accounts of a subtree: the table stands outside row-level security, so every statement names the path. */
@Injectable()
export class AccountQueries {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** By login. */
  async list(by: Administrator, query: ListAccountsQuery): Promise<AccountPage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, 1)[0];
    const { search = null, organisationId = null, state = null, role = null, withoutOffice = false } = query;
    const items = await this.reader.unscoped<AccountView>({
      text: `${VIEW} where starts_with(o.path, $1) and ($4::text is null or a.login > $4 collate "C")
        and ($5::text is null or strpos(a.login, $5) > 0 or strpos(a.display_name, $5) > 0 or strpos(a.email, $5) > 0)
        and ($6::uuid is null or starts_with(o.path, (select w.path from organisation w where w.id = $6)))
        and ($7::text is null or (a.disabled_at is null) = ($7 = 'active'))
        and ($8::text is null or $8 = any(h.roles)) and (not $9::boolean or h.roles = '{}')
        order by a.login collate "C" limit $10`,
      values: [...this.seenBy(by), after, search, organisationId, state, role, withoutOffice, limit + 1],
    });
    return toPage(items, limit, (row) => [row.login]);
  }

  /** @throws Problem `record.not-found` outside the subtree as for none */
  async byId(by: Administrator, id: string): Promise<AccountView> {
    const [found] = await this.reader.unscoped<AccountView>({
      text: BY_ID,
      values: [...this.seenBy(by), id],
    });
    if (found === undefined) throw new Problem('record.not-found');
    return found;
  }

  /** As the transaction leaves it. */
  async within(tx: Tx, by: Administrator, id: string): Promise<AccountView> {
    const [found] = await tx.query<AccountView>(BY_ID, [...this.seenBy(by), id]);
    if (found === undefined) throw new Problem('record.not-found');
    return found;
  }

  /** How many open tasks wait for somebody else once the person has gone. */
  async openTasks(tx: Tx, accountId: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>('select app.open_tasks_of_person($1, $2)::int as n', [
      accountId,
      OPEN_STATES,
    ]);
    return row?.n ?? 0;
  }

  private seenBy({ path }: Administrator): readonly unknown[] {
    return [path, this.clock.today(), this.clock.now()];
  }
}

const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** $1 subtree, $2 today, $3 now. */
const VIEW = `
select a.id, a.login, a.display_name as "displayName", a.post_title as "postTitle", a.email, a.organisation_id as "organisationId",
  o.name as "organisationName", h.roles, case when a.disabled_at is null then 'active' else 'suspended' end as state,
  ${ISO('a.disabled_at')} as "suspendedAt", a.disabled_reason as "suspendedReason", a.must_change_password as "mustChangePassword",
  a.totp_confirmed_at is not null as "hasSecondFactor", ${ISO('case when a.locked_until > $3 then a.locked_until end')} as "lockedUntil",
  (select ${ISO('r.at')} from sign_in_record r where r.account_id = a.id and r.outcome in ('signed-in', 'signed-in-by-directory') order by r.id desc limit 1)
    as "lastSignedInAt",
  ${ISO('a.created_at')} as "createdAt", a.version
from account a join organisation o on o.id = a.organisation_id cross join lateral (
  select coalesce(array_agg(distinct g.role order by g.role), '{}') as roles from role_grant g
  where g.account_id = a.id and g.starts_on <= $2 and (g.ends_on is null or g.ends_on >= $2)) h`;
const BY_ID = `${VIEW} where starts_with(o.path, $1) and a.id = $4`;
