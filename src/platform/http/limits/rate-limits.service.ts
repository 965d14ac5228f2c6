import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Cluster, Redis } from 'ioredis';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { CONFIG, type AppConfig } from '../../config/config.js';
import { OutageLog } from '../../queue/outage-log.js';
import { readRedisAddress } from '../../queue/redis-address.js';
import { openRedis } from '../../queue/redis-connection.js';
import { Problem } from '../problem.js';
import { LeasedLimit, type RateState } from './leased-limit.js';
import { RATE_CLASSES, WINDOW_SECONDS, type RateClass } from './rate-classes.js';
import { RateStore, type RateBackend } from './rate-store.js';

/** Points that a process takes at a time, where a limit has room for it: one question to the store for thirty requests. */
const LEASE = 30;
const LEASES_AT_LEAST = 20;
const ANSWER_WITHIN_MS = 500;

/** Limits for each minute that hold over all processes, in PostgreSQL or, where it is set, in Redis. */
@Injectable()
export class RateLimits implements OnApplicationShutdown {
  private readonly logger = new Logger('RateLimits');
  private readonly redis: Redis | Cluster | null;
  private readonly limits: ReadonlyMap<RateClass, LeasedLimit>;

  constructor(@Inject(CONFIG) { redisUrl, rateLimitPercent }: AppConfig, dataSource: DataSource) {
    this.redis = redisUrl === null || rateLimitPercent === 0 ? null : this.connect(redisUrl);
    const backend: RateBackend =
      this.redis === null
        ? { kind: 'postgres', pool: (dataSource.driver as unknown as { master: Pool }).master }
        : { kind: 'redis', redis: this.redis };
    const outage = new OutageLog(this.logger, 'shared rate limits, each process counts for itself');
    this.limits = new Map(
      rateLimitPercent === 0
        ? []
        : (Object.keys(RATE_CLASSES) as RateClass[]).map((rateClass) => {
            const { limit, lease } = sizeOf(RATE_CLASSES[rateClass], rateLimitPercent);
            const store = new RateStore(rateClass, limit, backend, outage);
            const take = (key: string, points: number) => store.take(key, points);
            return [rateClass, new LeasedLimit({ limit, lease, take, now: () => performance.now() })];
          }),
    );
  }

  /**
   * Counts one request. What the reply tells of the limit is its business even where it is refused.
   * @returns a promise only where the store has to be asked; null where limits are off
   * @throws Problem `request.too-many` with Retry-After
   */
  count(rateClass: RateClass, key: string, reply: FastifyReply): null | Promise<void> {
    const limit = this.limits.get(rateClass);
    if (limit === undefined) return null;
    const state = limit.take(key);
    if (state instanceof Promise) return state.then((later) => tell(rateClass, later, reply));
    tell(rateClass, state, reply);
    return null;
  }

  onApplicationShutdown(): void {
    this.redis?.disconnect();
  }

  private connect(url: string): Redis | Cluster {
    const redis = openRedis(readRedisAddress(url), {
      maxRetriesPerRequest: 0,
      commandTimeout: ANSWER_WITHIN_MS,
      enableOfflineQueue: false,
    });
    // What it means is told where a count fails.
    redis.on('error', () => undefined);
    return redis;
  }
}

/** A limit is a whole number of leases: what is left at the end could not be taken. */
function sizeOf(perMinute: number, percent: number): { limit: number; lease: number } {
  const wanted = Math.max(1, Math.round((perMinute * percent) / 100));
  const lease = Math.min(LEASE, Math.max(1, Math.floor(wanted / LEASES_AT_LEAST)));
  return { limit: Math.floor(wanted / lease) * lease, lease };
}

/** RateLimit fields as the IETF's httpapi working group drafts them (draft-ietf-httpapi-ratelimit-headers). */
function tell(rateClass: RateClass, state: RateState, reply: FastifyReply): void {
  const seconds = Math.ceil(state.resetInMs / 1000);
  if (rateClass !== 'address' || !state.isAllowed) {
    void reply.header('ratelimit-policy', `"${rateClass}";q=${state.limit};w=${WINDOW_SECONDS}`);
    void reply.header('ratelimit', `"${rateClass}";r=${state.remaining};t=${seconds}`);
  }
  if (state.isAllowed) return;
  void reply.header('retry-after', String(Math.max(1, seconds)));
  throw new Problem('request.too-many', { limit: rateClass, retryAfterSeconds: Math.max(1, seconds) });
}
