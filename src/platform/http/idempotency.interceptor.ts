import { createHash } from 'node:crypto';
import {
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, switchMap, type Observable } from 'rxjs';
import { lastValueFrom } from 'rxjs';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { KEYED_REQUEST } from '../database/keyed-request.js';
import { Problem } from './problem.js';

/** After this long without an answer the first attempt is taken for dead: its key may be tried again unless it has taken effect. */
const ATTEMPT_DEAD_AFTER_MS = 60_000;
const KEPT_HEADERS = ['etag', 'location'] as const;

const SHOWN_ONCE = 'zhenggai:shown-once';

/** Names the fields of an answer that are secret: a repeated request is answered without them, and nobody keeps them in clear. */
export const ShownOnce = (...fields: readonly string[]) => SetMetadata(SHOWN_ONCE, fields);

interface KeyRow {
  readonly request_hash: Buffer;
  readonly status: number | null;
  readonly headers: Record<string, string> | null;
  readonly body: string | null;
  /** It took effect, and nobody is at work on it any more. */
  readonly is_answer_lost: boolean;
}

interface Attempt {
  readonly accountId: string;
  readonly key: string;
  readonly requestHash: Buffer;
  /** Fields that are not kept. */
  readonly secrets: readonly string[];
}

/** `Idempotency-Key` on a POST: the first answer is kept and given again; the effect happens once. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor?: { accountId: string } }>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || typeof key !== 'string' || request.actor === undefined)
      return next.handle();
    if (key.length === 0 || key.length > 200) throw new Problem('request.malformed');
    const secrets = this.reflector.get<readonly string[] | undefined>(SHOWN_ONCE, context.getHandler()) ?? [];
    const attempt = { accountId: request.actor.accountId, key, requestHash: hashOf(request), secrets };
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.claim(attempt)).pipe(
      switchMap((kept) =>
        kept === null ? from(this.first(attempt, next, reply)) : from([replay(kept, reply)]),
      ),
    );
  }

  /** Null: the key is ours and the work is to be done. A row: the answer of the first time. */
  private async claim(attempt: Attempt): Promise<KeyRow | null> {
    const deadBefore = new Date(this.clock.now().getTime() - ATTEMPT_DEAD_AFTER_MS);
    const claimed: unknown[] = await this.dataSource.query(
      `insert into idempotency_key (account_id, key, request_hash, created_at) values ($1, $2, $3, $4)
       on conflict (account_id, key) do update set created_at = excluded.created_at
         where idempotency_key.status is null and not idempotency_key.has_effect and idempotency_key.created_at < $5 and idempotency_key.request_hash = excluded.request_hash
       returning key`,
      [attempt.accountId, attempt.key, attempt.requestHash, this.clock.now(), deadBefore],
    );
    if (claimed.length > 0) return null;
    const [row]: KeyRow[] = await this.dataSource.query(
      'select request_hash, status, headers, body, status is null and has_effect and created_at < $3 as is_answer_lost from idempotency_key where account_id = $1 and key = $2',
      [attempt.accountId, attempt.key, deadBefore],
    );
    if (row !== undefined && !row.request_hash.equals(attempt.requestHash))
      throw new Problem('idempotency.key-reused');
    if (row?.is_answer_lost === true) throw new Problem('idempotency.answer-lost');
    if (row?.status == null) throw new Problem('idempotency.in-progress');
    return row;
  }

  private async first(attempt: Attempt, next: CallHandler, reply: FastifyReply): Promise<unknown> {
    try {
      const body = await KEYED_REQUEST.run(attempt, (): Promise<unknown> =>
        lastValueFrom(next.handle(), { defaultValue: undefined }),
      );
      const headers = Object.fromEntries(
        KEPT_HEADERS.flatMap((name) =>
          reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [],
        ),
      );
      await this.dataSource.query(
        'update idempotency_key set status = $3, headers = $4, body = $5 where account_id = $1 and key = $2',
        [
          attempt.accountId,
          attempt.key,
          reply.statusCode,
          JSON.stringify(headers),
          JSON.stringify(body ?? null, (name, value: unknown) =>
            attempt.secrets.includes(name) ? null : value,
          ),
        ],
      );
      return body;
    } catch (error) {
      await this.dataSource.query(
        'delete from idempotency_key where account_id = $1 and key = $2 and status is null and not has_effect',
        [attempt.accountId, attempt.key],
      );
      throw error;
    }
  }
}

function replay(row: KeyRow, reply: FastifyReply): unknown {
  void reply.status(row.status ?? 200).headers({ ...row.headers, 'idempotent-replay': 'true' });
  return JSON.parse(row.body ?? 'null');
}

/** The same key in one's own name and in another's place are two requests. A multipart body is a stream and not part of the hash: there the method, the address and the length stand for it. */
function hashOf(request: FastifyRequest): Buffer {
  const body =
    request.body === undefined ? (request.headers['content-length'] ?? '') : JSON.stringify(request.body);
  const place = request.headers['x-on-behalf-of'] ?? '';
  return createHash('sha256')
    .update(`${request.method} ${request.url} ${String(place)}\n${body}`)
    .digest();
}
