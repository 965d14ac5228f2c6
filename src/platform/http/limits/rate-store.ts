import type { Cluster, Redis } from 'ioredis';
import type { Pool } from 'pg';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { WINDOW_SECONDS, type RateClass } from './rate-classes.js';
import type { Taken } from './leased-limit.js';

/** Where the counts of all processes are. */
export type RateBackend =
  | { readonly kind: 'postgres'; readonly pool: Pool }
  | { readonly kind: 'redis'; readonly redis: Redis | Cluster };

const TABLE = 'rate_limit';

/** The counts of one class; where the store does not answer, each process counts for itself and tells `onOutage`. */
export class RateStore {
  private readonly shared: RateLimiterAbstract;
  private readonly own: RateLimiterAbstract;

  constructor(
    rateClass: RateClass,
    points: number,
    backend: RateBackend,
    private readonly outage: { failed(error: unknown): void; worked(): void },
  ) {
    const options = { keyPrefix: rateClass, points, duration: WINDOW_SECONDS };
    this.own = new RateLimiterMemory(options);
    this.shared =
      backend.kind === 'redis'
        ? new RateLimiterRedis({
            ...options,
            keyPrefix: `zhenggai-rate:${rateClass}`,
            storeClient: backend.redis,
            rejectIfRedisNotReady: true,
          })
        : new RateLimiterPostgres({
            ...options,
            storeClient: backend.pool,
            storeType: 'pool',
            tableName: TABLE,
            tableCreated: true,
            // Of all classes the same rows: one of them clears.
            clearExpiredByTimeout: rateClass === 'address',
          });
  }

  async take(key: string, points: number): Promise<Taken> {
    try {
      const taken = await takenFrom(this.shared, key, points);
      this.outage.worked();
      return taken;
    } catch (error) {
      this.outage.failed(error);
      return takenFrom(this.own, key, points);
    }
  }
}

/** The library throws what it refuses as it throws what went wrong. */
async function takenFrom(limiter: RateLimiterAbstract, key: string, points: number): Promise<Taken> {
  try {
    return { isGranted: true, ...of(await limiter.consume(key, points)) };
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return { isGranted: false, ...of(thrown) };
    throw thrown;
  }
}

function of({ remainingPoints, msBeforeNext }: RateLimiterRes): Pick<Taken, 'remaining' | 'msBeforeNext'> {
  return { remaining: remainingPoints, msBeforeNext };
}
