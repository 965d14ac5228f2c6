import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock.js';
import { SecretBox, SecretKey } from '../../platform/secrets/index.js';
import type { SignInAttempt } from './identity-provider.js';

const NAME = 'zhenggai_oidc';
/** Long enough for a password and a second factor at the provider. */
const LIFE_MS = 10 * 60_000;
/** Comes along when the provider sends the browser back: lax; nothing else of the program sees it. */
const COOKIE = { httpOnly: true, sameSite: 'lax', path: '/api/session/oidc' } as const;

export interface RememberedAttempt extends SignInAttempt {
  /** Path within the console. */
  readonly returnTo: string;
}

/** An attempt is remembered by the browser that began it, enciphered: any process can finish it, and nobody finishes another's. */
@Injectable()
export class AttemptCookie {
  private readonly box: SecretBox;

  constructor(
    key: SecretKey,
    private readonly clock: Clock,
  ) {
    this.box = new SecretBox(key, 'oidc-attempt');
  }

  give(request: FastifyRequest, reply: FastifyReply, attempt: RememberedAttempt): void {
    const until = this.clock.now().getTime() + LIFE_MS;
    const value = this.box.seal(JSON.stringify({ ...attempt, until }), NAME);
    const secure = request.protocol === 'https';
    reply.setCookie(NAME, value, { ...COOKIE, secure, maxAge: LIFE_MS / 1000 });
  }

  /** Each attempt is taken once. @returns null where there is none, or its time is over */
  take(request: FastifyRequest, reply: FastifyReply): RememberedAttempt | null {
    const value = request.cookies[NAME];
    reply.clearCookie(NAME, COOKIE);
    if (value === undefined) return null;
    try {
      const attempt = JSON.parse(this.box.open(value, NAME)) as RememberedAttempt & { until: number };
      return attempt.until > this.clock.now().getTime() ? attempt : null;
    } catch {
      return null;
    }
  }
}
