import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock.js';
import { toActor, type Actor } from './actor.js';
import { IdentityRepository } from './identity.repository.js';
import { hashSecret } from './secrets.js';
import { IDLE_MINUTES } from './sign-in.service.js';

export const SESSION_COOKIE = 'zhenggai_session';
const TOUCH_EVERY_MS = 5 * 60_000;

/** Finds out who a request comes from: a department system by its bearer token, a person by the session cookie. */
@Injectable()
export class Authentication {
  constructor(
    private readonly identity: IdentityRepository,
    private readonly clock: Clock,
  ) {}

  async actorOf(request: FastifyRequest): Promise<Actor | null> {
    const bearer = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return this.byToken(bearer, request.ip);
    const secret = request.cookies[SESSION_COOKIE];
    return secret === undefined ? null : this.bySession(secret, request.ip);
  }

  private async byToken(secret: string, address: string): Promise<Actor | null> {
    const today = this.clock.today();
    const row = await this.identity.actorByToken(hashSecret(secret), this.clock.now(), today);
    if (row === null) return null;
    if (row.last_used_on !== today) await this.identity.touchToken(row.token_id, today);
    return { ...toActor(row, row.verbs, address), tokenName: row.token_name };
  }

  private async bySession(secret: string, address: string): Promise<Actor | null> {
    const now = this.clock.now();
    const tokenHash = hashSecret(secret);
    const row = await this.identity.actorBySession(tokenHash, now, this.clock.today());
    if (row === null) return null;
    if (now.getTime() - row.last_seen_at.getTime() > TOUCH_EVERY_MS) {
      await this.identity.touchSession(tokenHash, now, new Date(now.getTime() + IDLE_MINUTES * 60_000));
    }
    return { ...toActor(row, null, address), mustChangePassword: row.must_change_password };
  }
}
