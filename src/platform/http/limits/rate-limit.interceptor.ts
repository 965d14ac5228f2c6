import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { networkOf, RATE_METADATA, rateClassOf, type RateClass } from './rate-classes.js';
import { RateLimits } from './rate-limits.service.js';

type KnownRequest = FastifyRequest & {
  readonly actor?: { readonly accountId: string };
  /** The client of an office's directory. */
  readonly directory?: { readonly id: string };
};

/** Counts a request by who sends it, after they are known and before anything is done for them. */
@Injectable()
export class RateLimitInterceptor implements NestInterceptor {
  constructor(
    private readonly limits: RateLimits,
    private readonly reflector: Reflector,
  ) {}

  intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> | Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<KnownRequest>();
    if (isForOperators(request.url)) return next.handle();
    const rateClass = rateClassOf({
      method: request.method,
      isForm: (request.headers['content-type'] ?? '').startsWith('multipart/'),
      isSignedIn: request.actor !== undefined || request.directory !== undefined,
      declared: this.reflector.get<RateClass | undefined>(RATE_METADATA, context.getHandler()),
    });
    const counted = this.limits.count(rateClass, keyOf(rateClass, request), http.getResponse<FastifyReply>());
    return counted === null ? next.handle() : counted.then(() => next.handle());
  }
}

/** A probe that is refused would take a healthy process out of service. */
export function isForOperators(url: string): boolean {
  return url.startsWith('/health/') || url === '/metrics';
}

/**
 * Whoever tries one login over and over is slowed down at that login: behind one address sit whole town halls, and a colleague
 * who signs in is not to wait for somebody else's tries. What tries many logins is counted by `Attempts` and by the address.
 */
function keyOf(rateClass: RateClass, { actor, directory, ip, body }: KnownRequest): string {
  if (actor !== undefined) return actor.accountId;
  if (directory !== undefined) return directory.id;
  const login = rateClass === 'sign-in' ? (body as { login?: unknown } | null | undefined)?.login : undefined;
  if (typeof login !== 'string') return networkOf(ip);
  return `${networkOf(ip)}|${createHash('sha256').update(login).digest('base64url').slice(0, 16)}`;
}
