import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock.js';
import { Problem } from '../../platform/http/problem.js';
import { inPlaceOf, isAdministrator, toActor, UNIT_ROLES, type Actor } from './actor.js';
import type { DirectoryClient } from './directory-client.js';
import { IdentityRepository } from './identity.repository.js';
import { hashSecret } from './secrets.js';
import { IDLE_MINUTES } from './sessions/open-session.service.js';

export const SESSION_COOKIE = 'zhenggai_session';
/** Names the account in whose place the caller acts. */
export const ON_BEHALF_HEADER = 'x-on-behalf-of';
/** The same in the address of what a browser opens by itself and gives no header: a file behind a link, the live stream. Reading only. */
export const ON_BEHALF_PARAMETER = 'onBehalfOf';
const TOUCH_EVERY_MS = 5 * 60_000;
const ACCOUNT_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Finds out who a request comes from: a department system by its bearer token, a person by the session cookie. */
@Injectable()
export class Authentication {
  constructor(
    private readonly identity: IdentityRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `substitution.not-in-force` where the request names somebody for whom the caller may not act today */
  async actorOf(request: FastifyRequest): Promise<Actor | null> {
    const actor = await this.callerOf(request);
    const inAddress = takeFromAddress(request);
    const principalId = request.headers[ON_BEHALF_HEADER] ?? inAddress;
    if (actor === null || principalId === undefined) return actor;
    return this.inPlace(actor, typeof principalId === 'string' ? principalId : '');
  }

  /** Dates and revocation are looked at on each request: nothing has to run for an appointment to end. */
  private async inPlace(caller: Actor, principalId: string): Promise<Actor> {
    const mayStandIn = caller.verbs === null && !isAdministrator(caller) && ACCOUNT_ID.test(principalId);
    const principal = mayStandIn
      ? await this.identity.principalFor(caller.accountId, principalId, this.clock.today())
      : null;
    if (principal === null) throw new Problem('substitution.not-in-force');
    return inPlaceOf(caller, principal);
  }

  /** Null without the secret of a client that is in force. */
  async directoryOf(request: FastifyRequest): Promise<DirectoryClient | null> {
    const secret = bearerOf(request);
    if (secret === undefined) return null;
    const today = this.clock.today();
    const row = await this.identity.directoryByToken(hashSecret(secret), this.clock.now());
    if (row === null) return null;
    const { lastUsedOn, ...client } = row;
    if (lastUsedOn !== today) await this.identity.touchDirectory(client.id, today);
    return { ...client, address: request.ip };
  }

  private async callerOf(request: FastifyRequest): Promise<Actor | null> {
    const bearer = bearerOf(request);
    if (bearer !== undefined) return this.byToken(bearer, request.ip);
    const secret = request.cookies[SESSION_COOKIE];
    return secret === undefined ? null : this.bySession(secret, request.ip);
  }

  private async byToken(secret: string, address: string): Promise<Actor | null> {
    const today = this.clock.today();
    const row = await this.identity.actorByToken(hashSecret(secret), this.clock.now(), today);
    if (row === null) return null;
    if (row.last_used_on !== today) await this.identity.touchToken(row.token_id, today);
    // A system speaks for its unit, never for what its maker oversees besides.
    const grants = row.grants.filter(({ role }) => UNIT_ROLES.includes(role));
    const { token_id: tokenId, token_name: tokenName } = row;
    return { ...toActor({ ...row, grants }, row.verbs, address), tokenId, tokenName };
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

/** Taken out of the query, which a route checks strictly and knows nothing of it. */
function takeFromAddress({ method, query }: FastifyRequest): unknown {
  const asked = query as Record<string, unknown>;
  if (!['GET', 'HEAD'].includes(method) || !Object.hasOwn(asked, ON_BEHALF_PARAMETER)) return undefined;
  const principalId = asked[ON_BEHALF_PARAMETER];
  delete asked[ON_BEHALF_PARAMETER];
  return principalId;
}

function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer ([\w-]{20,100})$/.exec(headers.authorization ?? '')?.[1];
}
