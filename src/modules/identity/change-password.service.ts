import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { contextOf, type Actor } from './actor.js';
import type { ChangePasswordDto } from './identity.dto.js';
import { hashPassword, verifyPassword } from './secrets.js';

/** Ends every other session of the account: whoever knew the old password is out. */
@Injectable()
export class ChangePassword {
  constructor(private readonly uow: UnitOfWork) {}

  async run(actor: Actor, { current, next }: ChangePasswordDto, ownSession: Buffer): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const [account] = await tx.query<{ login: string; password_hash: string }>(
        'select login, password_hash from account where id = $1 for update',
        [actor.accountId],
      );
      if (account === undefined || !(await verifyPassword(account.password_hash, current)))
        throw new Problem('auth.failed');
      if (isWeak(next, account.login)) throw new Problem('auth.password-weak');
      await tx.query('update account set password_hash = $2, version = version + 1 where id = $1', [
        actor.accountId,
        await hashPassword(next),
      ]);
      await tx.query('delete from session where account_id = $1 and token_hash <> $2', [
        actor.accountId,
        ownSession,
      ]);
    });
  }
}

/** The login inside the password, or fewer than five different characters. Length is the DTO's. */
function isWeak(password: string, login: string): boolean {
  return password.toLowerCase().includes(login.toLowerCase()) || new Set(password).size < 5;
}
