import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { NOBODY } from '../../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { IdentityRepository, type SessionVia } from '../identity.repository.js';
import { hashSecret, newSecret } from '../secrets.js';
import { SignInRecord } from '../sign-in/sign-in-record.js';

const MS_PER_MINUTE = 60_000;
/** A session ends after this long without a request, and 12 hours after sign-in in any case (identity.repository). */
export const IDLE_MINUTES = 120;

export interface ProvenPerson {
  readonly accountId: string;
  /** What proved who it is. */
  readonly via: SessionVia;
  /** What the provider calls its own session. */
  readonly oidcSid?: string | null;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** The last step of every way to sign in: who it is has been proven. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly identity: IdentityRepository,
    private readonly record: SignInRecord,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns the session's secret, for the cookie */
  run(person: ProvenPerson): Promise<string> {
    return this.uow.run(NOBODY, (tx) => this.within(tx, person));
  }

  async within(
    tx: Tx,
    { accountId, via, oidcSid = null, address, userAgent }: ProvenPerson,
  ): Promise<string> {
    const secret = newSecret();
    const at = this.clock.now();
    const expiresAt = new Date(at.getTime() + IDLE_MINUTES * MS_PER_MINUTE);
    const tokenHash = hashSecret(secret);
    const session = { tokenHash, accountId, at, expiresAt, address, userAgent, via, oidcSid };
    await this.identity.openSession(tx, session);
    const outcome = via === 'oidc' ? 'signed-in-by-directory' : 'signed-in';
    await this.record.add({ accountId, outcome, address, userAgent }, tx);
    return secret;
  }
}
