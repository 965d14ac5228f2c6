import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import { Access, type RouteAccess } from './access.js';

export interface ActRouteOptions {
  readonly access: RouteAccess;
  /** What the record looks like after the act. */
  readonly answer: new () => object;
  /** Of what `If-Match` names the version. */
  readonly record: string;
}

/** One act on a record that is there: answers 200 with the record as it is now, 412 where the caller saw an older one. */
export function ActRoute(path: string, { access, answer, record }: ActRouteOptions) {
  return applyDecorators(
    Post(path),
    HttpCode(200),
    Access(access),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: `Version of the ${record} the act was decided on; a stale one is 412.`,
    }),
    ApiHeader({ name: 'Idempotency-Key', required: false }),
    ApiOkResponse({ type: answer }),
  );
}
