import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { contextOf, type Actor } from '../actor.js';
import { hashSecret, newSecret } from '../secrets.js';
import { SignInRecord } from '../sign-in/sign-in-record.js';
import type { SessionView } from './sessions.dto.js';

const LISTED = 100;

/** Where a person is signed in, and how to end it. */
@Injectable()
export class Sessions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly record: SignInRecord,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, own: Buffer): Promise<SessionView[]> {
    return this.uow.run(contextOf(actor), (tx) =>
      tx.query<SessionView>(LIST, [actor.accountId, this.clock.now(), own, LISTED]),
    );
  }

  /** @throws Problem `record.not-found` for another person's session as for none */
  async end(actor: Actor, id: string): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const ended = await tx.query(END, [id, actor.accountId, this.clock.now()]);
      if (ended.length === 0) throw new Problem('record.not-found');
      const { accountId, address } = actor;
      await this.record.add({ accountId, outcome: 'session-ended', address }, tx);
    });
  }

  /**
   * What proves the person has changed: every other session of the account ends, the own one goes on under a new secret.
   * @returns that secret, for the cookie
   */
  async renew(tx: Tx, accountId: string, own: Buffer): Promise<string> {
    const secret = newSecret();
    await tx.query('delete from session where account_id = $1 and token_hash <> $2', [accountId, own]);
    await tx.query('update session set token_hash = $2 where token_hash = $1', [own, hashSecret(secret)]);
    return secret;
  }
}

const LIST = `
select id, created_at as "signedInAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt", address, user_agent as "userAgent",
  token_hash = $3 as "isThis"
from session where account_id = $1 and revoked_at is null and expires_at > $2 order by created_at desc, id limit $4`;
const END = `update session set revoked_at = $3 where id = $1 and account_id = $2 and revoked_at is null returning id`;
