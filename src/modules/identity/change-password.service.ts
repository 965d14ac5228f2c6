import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { contextOf, type Actor } from './actor.js';
import type { ChangePasswordDto } from './identity.dto.js';
import { hashPassword, verifyPassword } from './secrets.js';
import { Sessions } from './sessions/sessions.service.js';
import { Attempts } from './sign-in/attempts.js';
import { isCommon } from './sign-in/common-passwords.js';
import { SignInRecord } from './sign-in/sign-in-record.js';

/** Ends every other session of the account: whoever knew the old password is out. The own one goes on under a new secret. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sessions: Sessions,
    private readonly attempts: Attempts,
    private readonly record: SignInRecord,
    private readonly clock: Clock,
  ) {}

  /** @returns the session's new secret, for the cookie */
  async run(actor: Actor, { current, next }: ChangePasswordDto, ownSession: Buffer): Promise<string> {
    await this.attempts.countAccount(actor.accountId, this.clock.now());
    return this.uow.run(contextOf(actor), async (tx) => {
      const [account] = await tx.query<{ login: string; password_hash: string }>(
        'select login, password_hash from account where id = $1 for update',
        [actor.accountId],
      );
      if (account === undefined || !(await verifyPassword(account.password_hash, current)))
        throw new Problem('auth.failed');
      if (next === current || isWeak(next, account.login)) throw new Problem('auth.password-weak');
      await tx.query(CHANGE, [actor.accountId, await hashPassword(next)]);
      const { accountId, address } = actor;
      await this.record.add({ accountId, outcome: 'password-changed', address }, tx);
      return this.sessions.renew(tx, accountId, ownSession);
    });
  }
}

const CHANGE = `
update account set password_hash = $2, must_change_password = false, failed_sign_ins = 0, locked_until = null, version = version + 1
where id = $1`;

/** The login inside the password, fewer than five different characters, or a common one. Length is the DTO's. */
function isWeak(password: string, login: string): boolean {
  return (
    password.toLowerCase().includes(login.toLowerCase()) || new Set(password).size < 5 || isCommon(password)
  );
}
