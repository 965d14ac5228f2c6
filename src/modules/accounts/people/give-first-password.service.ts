import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { hashPassword, newFirstPassword } from '../../identity/index.js';
import { lockAccount, refuseOwn, subjectOf, type Administrator } from '../administrator.js';
import type { GiveFirstPasswordDto } from './accounts.dto.js';

/** For somebody who forgot the password or lost the telephone: everything that was open ends, and tries start anew. */
@Injectable()
export class GiveFirstPassword {
  constructor(
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @returns the password, to be changed before anything else */
  async run(
    tx: Tx,
    by: Administrator,
    { id, reason, removesSecondFactor = false }: GiveFirstPasswordDto & { id: string },
  ): Promise<string> {
    refuseOwn(by, id);
    const account = await lockAccount(tx, by, id);
    if (account.disabledAt !== null) throw new Problem('account.suspended');
    const password = newFirstPassword();
    await tx.query(GIVE, [id, await hashPassword(password)]);
    await tx.query('update session set revoked_at = $2 where account_id = $1 and revoked_at is null', [
      id,
      this.clock.now(),
    ]);
    if (removesSecondFactor) {
      await tx.query(UNSET, [id]);
      await tx.query('delete from recovery_code where account_id = $1', [id]);
    }
    const payload = { reason, removesSecondFactor };
    await this.events.record(tx, by.recorded, [
      { ...subjectOf(account), name: 'account.first-password-given', payload },
    ]);
    return password;
  }
}

const GIVE = `
update account set password_hash = $2, must_change_password = true, failed_sign_ins = 0, locked_until = null, version = version + 1
where id = $1`;
const UNSET =
  'update account set totp_secret = null, totp_confirmed_at = null, totp_last_step = null where id = $1';
