import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Problem } from '../../platform/http/problem.js';
import { IdentityRepository, type Credentials } from './identity.repository.js';
import { SecondFactor } from './second-factor/second-factor.service.js';
import { Attempts, type CountedTry } from './sign-in/attempts.js';
import { SignInRecord, type SignInOutcome } from './sign-in/sign-in-record.js';
import { hashPassword, hashSecret, newSecret, verifyPassword } from './secrets.js';
import { OpenSession } from './sessions/open-session.service.js';

export interface SignInRequest {
  readonly login: string;
  readonly password: string;
  /** Six digits or a recovery code; needed where the account has a second factor. */
  readonly code?: string;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/**
 * Local accounts: wrong login and wrong password look and last the same; failures shut an account and an address for longer and
 * longer. A right password without its code opens nothing and says that a code is wanted.
 */
@Injectable()
export class SignIn {
  private readonly decoy = hashPassword(newSecret());

  constructor(
    private readonly identity: IdentityRepository,
    private readonly attempts: Attempts,
    private readonly secondFactor: SecondFactor,
    private readonly record: SignInRecord,
    private readonly openSession: OpenSession,
    private readonly clock: Clock,
  ) {}

  /** The session's secret, for the cookie. */
  async run(request: SignInRequest): Promise<string> {
    const { login, password, address } = request;
    const now = this.clock.now();
    const found = await this.identity.credentials(login);
    const attempt = await this.attempts.enter({ accountId: found?.id ?? null, login, address, now });
    const matches = await verifyPassword(found?.password_hash ?? (await this.decoy), password);
    if (found === null || !matches) {
      if (found !== null) await this.note(found.id, 'wrong-password', request);
      throw new Problem('auth.failed');
    }
    if (found.totp_confirmed_at !== null) await this.takeCode(found, request, attempt);
    await this.attempts.giveBack(attempt);
    return this.openSession.run({ accountId: found.id, via: 'password', ...placeOf(request) });
  }

  async signOut(secret: string, address: string | null): Promise<void> {
    const accountId = await this.identity.revokeSession(hashSecret(secret), this.clock.now());
    if (accountId !== null) await this.record.add({ accountId, outcome: 'signed-out', address });
  }

  private async takeCode(found: Credentials, request: SignInRequest, attempt: CountedTry): Promise<void> {
    if (request.code === undefined) {
      await this.attempts.giveBack(attempt);
      throw new Problem('second-factor.wanted');
    }
    try {
      await this.secondFactor.take(null, { accountId: found.id, secret: found.totp_secret }, request.code);
    } catch (error) {
      await this.note(found.id, 'wrong-code', request);
      throw error;
    }
  }

  private note(
    accountId: string,
    outcome: SignInOutcome,
    { address, userAgent }: SignInRequest,
  ): Promise<void> {
    return this.record.add({ accountId, outcome, address, userAgent });
  }
}

function placeOf({ address, userAgent }: SignInRequest) {
  return { address, userAgent };
}
