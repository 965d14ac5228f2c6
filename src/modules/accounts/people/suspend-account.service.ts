import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { lockAccount, refuseOwn, subjectOf, type Administrator } from '../administrator.js';
import { AccountQueries } from './accounts.queries.js';

/** 停用、恢复: a suspended account opens nothing from the next request on, and its sessions and tokens do not come back with it. */
@Injectable()
export class SuspendAccount {
  constructor(
    private readonly queries: AccountQueries,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @returns how many open tasks of the person have to be handed over */
  async suspend(tx: Tx, by: Administrator, { id, reason }: { id: string; reason: string }): Promise<number> {
    refuseOwn(by, id);
    const account = await lockAccount(tx, by, id);
    if (account.disabledAt !== null) throw new Problem('account.suspended');
    const now = this.clock.now();
    await tx.query(SUSPEND, [id, now, reason, by.recorded?.accountId ?? null, by.isDirectory === true]);
    await tx.query('update session set revoked_at = $2 where account_id = $1 and revoked_at is null', [
      id,
      now,
    ]);
    await tx.query('update api_token set revoked_at = $2 where account_id = $1 and revoked_at is null', [
      id,
      now,
    ]);
    const openTasks = await this.queries.openTasks(tx, id);
    const payload = { reason, openTasks };
    await this.events.record(tx, by.recorded, [
      { ...subjectOf(account), name: 'account.suspended', payload },
    ]);
    return openTasks;
  }

  async restore(tx: Tx, by: Administrator, { id, reason }: { id: string; reason: string }): Promise<void> {
    refuseOwn(by, id);
    const account = await lockAccount(tx, by, id);
    if (account.disabledAt === null) throw new Problem('account.not-suspended');
    await tx.query(RESTORE, [id]);
    await this.events.record(tx, by.recorded, [
      { ...subjectOf(account), name: 'account.restored', payload: { reason } },
    ]);
  }
}

const SUSPEND = `
update account set disabled_at = $2, disabled_reason = $3, disabled_by = $4, suspended_by_directory = $5, version = version + 1 where id = $1`;
/** The directory vouches for the person anew: a login may have gone to somebody else meanwhile. */
const RESTORE = `
update account set disabled_at = null, disabled_reason = null, disabled_by = null, suspended_by_directory = false, directory_left_at = null,
  oidc_issuer = null, oidc_subject = null, version = version + 1
where id = $1`;
