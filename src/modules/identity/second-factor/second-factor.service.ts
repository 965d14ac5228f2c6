import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, type Actor } from '../actor.js';
import { verifyPassword } from '../secrets.js';
import { Sessions } from '../sessions/sessions.service.js';
import { Attempts } from '../sign-in/attempts.js';
import { SignInRecord } from '../sign-in/sign-in-record.js';
import { hashRecoveryCode, newRecoveryCodes, newTotpSecret, stepOfCode, totpUri } from './codes.js';
import { TotpSecrets } from './totp-secrets.js';

interface FactorRow {
  readonly login: string;
  readonly password_hash: string;
  readonly totp_secret: string | null;
  readonly totp_confirmed_at: Date | null;
}

/** A second factor as the account's row keeps it: enciphered; null: none. */
interface KeptFactor {
  readonly accountId: string;
  readonly secret: string | null;
}

/** Time-based codes beside the password, with recovery codes for the day the telephone is lost. */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly sessions: Sessions,
    private readonly attempts: Attempts,
    private readonly record: SignInRecord,
    private readonly secrets: TotpSecrets,
    private readonly clock: Clock,
  ) {}

  /** A secret that counts from its first code on. */
  async begin(actor: Actor, password: string): Promise<{ secret: string; uri: string }> {
    await this.attempts.countAccount(actor.accountId, this.clock.now());
    return this.uow.run(contextOf(actor), async (tx) => {
      const account = await this.proven(tx, actor, password);
      if (account.totp_confirmed_at !== null) throw new Problem('second-factor.already-set');
      const secret = newTotpSecret();
      const sealed = this.secrets.seal(secret, actor.accountId);
      await tx.query('update account set totp_secret = $2 where id = $1', [actor.accountId, sealed]);
      return { secret, uri: totpUri(secret, account.login) };
    });
  }

  /** Ends every other session and gives the own one a new secret. @returns the codes, shown once, and the session's secret */
  async confirm(actor: Actor, code: string, session: Buffer): Promise<{ codes: string[]; secret: string }> {
    const now = this.clock.now();
    await this.attempts.countAccount(actor.accountId, now);
    return this.uow.run(contextOf(actor), async (tx) => {
      const { totp_secret, totp_confirmed_at } = await this.locked(tx, actor.accountId);
      if (totp_confirmed_at !== null) throw new Problem('second-factor.already-set');
      const step = this.stepOf({ accountId: actor.accountId, secret: totp_secret }, code, now);
      if (step === null) throw new Problem('second-factor.wrong-code');
      await tx.query(SET, [actor.accountId, now, step]);
      const codes = newRecoveryCodes();
      await tx.query(ADD_CODES, [
        actor.accountId,
        codes.map((one) => hashRecoveryCode(actor.accountId, one)),
        now,
      ]);
      await this.tell(tx, actor, 'second-factor-set');
      return { codes, secret: await this.sessions.renew(tx, actor.accountId, session) };
    });
  }

  /** Needs both factors once more. @returns the session's new secret */
  async remove(actor: Actor, given: { password: string; code: string }, session: Buffer): Promise<string> {
    await this.attempts.countAccount(actor.accountId, this.clock.now());
    return this.uow.run(contextOf(actor), async (tx) => {
      const account = await this.proven(tx, actor, given.password);
      if (account.totp_confirmed_at === null) throw new Problem('second-factor.not-set');
      await this.take(tx, { accountId: actor.accountId, secret: account.totp_secret }, given.code);
      await tx.query(UNSET, [actor.accountId]);
      await tx.query('delete from recovery_code where account_id = $1', [actor.accountId]);
      await this.tell(tx, actor, 'second-factor-removed');
      return this.sessions.renew(tx, actor.accountId, session);
    });
  }

  /** Takes a code at sign-in, each once. @throws Problem `second-factor.wrong-code` */
  async take(tx: Tx | null, { accountId, secret }: KeptFactor, code: string): Promise<void> {
    const step = this.stepOf({ accountId, secret }, code, this.clock.now());
    const taken =
      step === null
        ? await this.recover(tx, accountId, code)
        : await this.changes(tx, TAKE, [accountId, step]);
    if (!taken) throw new Problem('second-factor.wrong-code');
  }

  private stepOf({ accountId, secret }: KeptFactor, code: string, now: Date): number | null {
    return secret === null ? null : stepOfCode(this.secrets.open(secret, accountId), code, now);
  }

  private async recover(tx: Tx | null, accountId: string, code: string): Promise<boolean> {
    const values = [accountId, hashRecoveryCode(accountId, code), this.clock.now()];
    if (!(await this.changes(tx, RECOVER, values))) return false;
    await this.record.add({ accountId, outcome: 'recovery-code-used', address: null }, tx ?? undefined);
    return true;
  }

  private async changes(tx: Tx | null, sql: string, values: unknown[]): Promise<boolean> {
    if (tx !== null) return (await tx.query(sql, values)).length > 0;
    const [, count] = await this.dataSource.query<[unknown, number]>(sql, values);
    return count > 0;
  }

  /** The password was right: what {@link Attempts.countAccount} counted is forgotten with it. */
  private async proven(tx: Tx, actor: Actor, password: string): Promise<FactorRow> {
    const account = await this.locked(tx, actor.accountId);
    if (!(await verifyPassword(account.password_hash, password))) throw new Problem('auth.failed');
    await tx.query(FORGET, [actor.accountId]);
    return account;
  }

  private async locked(tx: Tx, accountId: string): Promise<FactorRow> {
    const [row] = await tx.query<FactorRow>(
      'select login, password_hash, totp_secret, totp_confirmed_at from account where id = $1 for update',
      [accountId],
    );
    if (row === undefined) throw new Problem('record.not-found');
    return row;
  }

  private tell(tx: Tx, actor: Actor, outcome: 'second-factor-set' | 'second-factor-removed'): Promise<void> {
    return this.record.add({ accountId: actor.accountId, outcome, address: actor.address }, tx);
  }
}

const SET = `
update account set totp_confirmed_at = $2, totp_last_step = $3, failed_sign_ins = 0, locked_until = null where id = $1`;
const UNSET = `update account set totp_secret = null, totp_confirmed_at = null, totp_last_step = null where id = $1`;
const FORGET = `update account set failed_sign_ins = 0, locked_until = null where id = $1`;
const ADD_CODES = `insert into recovery_code (account_id, code_hash, created_at) select $1, h, $3 from unnest($2::bytea[]) h`;
const TAKE = `
update account set totp_last_step = $2 where id = $1 and (totp_last_step is null or totp_last_step < $2) returning id`;
const RECOVER = `
update recovery_code set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null returning account_id`;
