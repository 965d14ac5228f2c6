import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { contextOf, newFirstPassword, type Actor } from '../../identity/index.js';
import { administratorOf, type Administrator } from '../administrator.js';
import type * as dto from './accounts.dto.js';
import { AccountQueries } from './accounts.queries.js';
import { ChangeAccount } from './change-account.service.js';
import { CreateAccount } from './create-account.service.js';
import { GiveFirstPassword } from './give-first-password.service.js';
import { SuspendAccount } from './suspend-account.service.js';

/** An administrator's acts, each in a transaction of its own, answered with the account as it stands afterwards. */
@Injectable()
export class AccountActs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: AccountQueries,
    private readonly createAccount: CreateAccount,
    private readonly changeAccount: ChangeAccount,
    private readonly suspendAccount: SuspendAccount,
    private readonly firstPassword: GiveFirstPassword,
  ) {}

  create(actor: Actor, person: dto.CreateAccountDto): Promise<dto.NewAccountView> {
    const firstPassword = newFirstPassword();
    return this.act(actor, async (tx, by) => {
      const id = await this.createAccount.run(tx, by, { person, firstPassword });
      return { ...(await this.queries.within(tx, by, id)), firstPassword };
    });
  }

  change(
    actor: Actor,
    asked: { id: string; change: dto.ChangeAccountDto; expected: number | null },
  ): Promise<dto.AccountView> {
    return this.act(actor, async (tx, by) => {
      await this.changeAccount.run(tx, by, asked);
      return this.queries.within(tx, by, asked.id);
    });
  }

  suspend(actor: Actor, asked: { id: string; reason: string }): Promise<dto.SuspendedAccountView> {
    return this.act(actor, async (tx, by) => {
      const openTasks = await this.suspendAccount.suspend(tx, by, asked);
      return { ...(await this.queries.within(tx, by, asked.id)), openTasks };
    });
  }

  restore(actor: Actor, asked: { id: string; reason: string }): Promise<dto.AccountView> {
    return this.act(actor, async (tx, by) => {
      await this.suspendAccount.restore(tx, by, asked);
      return this.queries.within(tx, by, asked.id);
    });
  }

  givePassword(actor: Actor, asked: dto.GiveFirstPasswordDto & { id: string }): Promise<dto.NewAccountView> {
    return this.act(actor, async (tx, by) => {
      const firstPassword = await this.firstPassword.run(tx, by, asked);
      return { ...(await this.queries.within(tx, by, asked.id)), firstPassword };
    });
  }

  private act<T>(actor: Actor, work: (tx: Tx, by: Administrator) => Promise<T>): Promise<T> {
    return this.uow.run(contextOf(actor), (tx) => work(tx, administratorOf(actor)));
  }
}
