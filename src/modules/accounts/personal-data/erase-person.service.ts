import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import type { Actor } from '../../identity/index.js';
import { administratorOf, lockAccount, refuseOwn, subjectOf } from '../administrator.js';
import { AccountQueries } from '../people/accounts.queries.js';
import type { AccountView } from '../people/accounts.dto.js';

/**
 * 注销: what led to somebody who has left goes, what the record needs stays. The name under acts, papers and letters is part of
 * them, and acts are chained; sign-ins are a log that the law wants kept (网络安全法 art. 21). The login stays taken: nobody else
 * is to act under a name that stands in the record.
 */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: AccountQueries,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /**
   * In the system's name, because a person's preferences are theirs alone to see; the account is looked up within the office.
   * @throws Problem `account.not-suspended`, `account.has-offices`, `account.has-tasks`, `account.erased`
   */
  run(actor: Actor, { id, reason }: { id: string; reason: string }): Promise<AccountView> {
    const by = administratorOf(actor);
    return this.uow.run(SYSTEM, async (tx) => {
      refuseOwn(by, id);
      const account = await lockAccount(tx, by, id);
      if (account.disabledAt === null) throw new Problem('account.not-suspended');
      await this.requireNothingLeft(tx, id);
      for (const statement of FORGOTTEN) await tx.query(statement, [id]);
      await tx.query(ERASE, [id, this.clock.now()]);
      await this.events.record(tx, actor, [
        { ...subjectOf(account), name: 'account.erased', payload: { reason } },
      ]);
      return this.queries.within(tx, by, id);
    });
  }

  private async requireNothingLeft(tx: Tx, id: string): Promise<void> {
    const [held] = await tx.query<{ isErased: boolean; hasOffice: boolean }>(HELD, [id, this.clock.today()]);
    if (held?.isErased === true) throw new Problem('account.erased');
    if (held?.hasOffice === true) throw new Problem('account.has-offices');
    const openTasks = await this.queries.openTasks(tx, id);
    if (openTasks > 0) throw new Problem('account.has-tasks', { openTasks });
  }
}

const HELD = `
select a.erased_at is not null as "isErased", exists (select from role_grant g where g.account_id = a.id
  and (g.ends_on is null or g.ends_on >= $2)) as "hasOffice"
from account a where a.id = $1`;
/** What only served the person's own coming in, and what they wished for. */
const FORGOTTEN = [
  'delete from session where account_id = $1',
  'delete from recovery_code where account_id = $1',
  'delete from idempotency_key where account_id = $1',
  'delete from quiet_period where account_id = $1',
  'delete from ledger_view where account_id = $1',
  'delete from directory_group_member where account_id = $1',
  `update notice_preference set mobile = null, push = 'none', version = version + 1 where account_id = $1`,
  'update calendar_feed set revoked_at = coalesce(revoked_at, now()) where account_id = $1',
];
/** No password fits `-`. */
const ERASE = `
update account set email = null, post_title = null, password_hash = '-', totp_secret = null, totp_confirmed_at = null, totp_last_step = null,
  external_id = null, oidc_issuer = null, oidc_subject = null, disabled_reason = null, erased_at = $2, version = version + 1
where id = $1`;
