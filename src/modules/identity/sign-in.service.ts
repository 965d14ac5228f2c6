import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { NOBODY } from '../../platform/database/context.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { IdentityRepository, type Credentials } from './identity.repository.js';
import { hashPassword, hashSecret, newSecret, verifyPassword } from './secrets.js';

const FREE_TRIES = 5;
const LONGEST_LOCK_MINUTES = 60;
const MS_PER_MINUTE = 60_000;
/** A session ends after this long without a request, and 12 hours after sign-in in any case (identity.repository). */
export const IDLE_MINUTES = 120;

export interface SignInRequest {
  readonly login: string;
  readonly password: string;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Local accounts: wrong login and wrong password look and last the same; failures lock an account for longer and longer. */
@Injectable()
export class SignIn {
  private readonly decoy = hashPassword(newSecret());

  constructor(
    private readonly identity: IdentityRepository,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The session's secret, for the cookie. */
  async run({ login, password, address, userAgent }: SignInRequest): Promise<string> {
    const now = this.clock.now();
    const found = await this.identity.credentials(login);
    if (found?.locked_until != null && found.locked_until > now) throw new Problem('auth.locked');
    const matches = await verifyPassword(found?.password_hash ?? (await this.decoy), password);
    if (found === null || !matches) {
      if (found !== null) await this.identity.recordFailure(found.id, lockAfter(found, now));
      throw new Problem('auth.failed');
    }
    const secret = newSecret();
    const expiresAt = new Date(now.getTime() + IDLE_MINUTES * MS_PER_MINUTE);
    const session = {
      tokenHash: hashSecret(secret),
      accountId: found.id,
      at: now,
      expiresAt,
      address,
      userAgent,
    };
    await this.uow.run(NOBODY, (tx) => this.identity.openSession(tx, session));
    return secret;
  }

  async signOut(secret: string): Promise<void> {
    await this.identity.revokeSession(hashSecret(secret), this.clock.now());
  }
}

/** One minute after the fifth failure, doubled by each further one, an hour at most. */
function lockAfter({ failed_sign_ins }: Credentials, now: Date): Date | null {
  const failures = failed_sign_ins + 1;
  if (failures < FREE_TRIES) return null;
  return new Date(
    now.getTime() + Math.min(2 ** (failures - FREE_TRIES), LONGEST_LOCK_MINUTES) * MS_PER_MINUTE,
  );
}
