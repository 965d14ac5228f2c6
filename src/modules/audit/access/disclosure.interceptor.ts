import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { concatMap, type Observable } from 'rxjs';
import { DISCLOSES_METADATA, type Disclosed } from '../../../platform/http/disclosures.js';
import type { Actor } from '../../identity/index.js';
import { AccessRecord } from './access-record.service.js';

type KnownRequest = FastifyRequest & { readonly actor?: Actor };

/** No file leaves before it is recorded that it does: where the record cannot be written, nothing is sent. */
@Injectable()
export class DisclosureInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly record: AccessRecord,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const what = this.reflector.get<Disclosed | undefined>(DISCLOSES_METADATA, context.getHandler());
    if (what === undefined) return next.handle();
    const request = context.switchToHttp().getRequest<KnownRequest>();
    const { actor } = request;
    if (actor === undefined || isContinuation(request)) return next.handle();
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        await this.record.disclosed(actor, request, what);
        return answer;
      }),
    );
  }
}

/** A viewer of PDF files asks for a file in pieces: the first one is the act. */
function isContinuation({ headers }: FastifyRequest): boolean {
  return headers.range !== undefined && !/^bytes=0?-/.test(headers.range);
}
