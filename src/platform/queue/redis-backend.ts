import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import type { Cluster, Redis } from 'ioredis';
import type { QueueName } from './job-contract.js';
import {
  type JobQueue,
  type JobWorker,
  type Processor,
  type QueueBackend,
  QueueUnavailableError,
  telemetryOptions,
  type WorkerSettings,
} from './queue-backend.js';
import { type RedisAddress, readRedisAddress } from './redis-address.js';
import { openRedis, type Patience } from './redis-connection.js';

const ANSWER_WITHIN_MS = 10_000;
/** How long a start waits for Redis; after that it goes on without. */
const CONNECT_WITHIN_MS = 3000;

/** An end that the other side does not confirm is not waited for longer. */
const DISCONNECT_WITHIN_MS = 200;

/** BullMQ on Redis: one connection for all queues, one for what workers write, one for each worker that waits for jobs. */
export class RedisBackend implements QueueBackend {
  private readonly address: RedisAddress;
  /** Gives up soon: whoever adds a job holds a transaction open meanwhile. */
  private readonly producer: Redis | Cluster;
  /** Never gives up: a worker finishes its job when Redis is back. */
  private consumer: Redis | Cluster | null = null;
  private readonly listeners: ((error: Error) => void)[] = [];

  /** @param url as `readRedisAddress` takes it */
  constructor(url: string) {
    this.address = readRedisAddress(url);
    this.producer = this.connect({ maxRetriesPerRequest: 1, commandTimeout: ANSWER_WITHIN_MS });
  }

  openQueue(name: QueueName): JobQueue {
    return new Queue(name, { connection: this.producer, prefix: prefixOf(name), ...telemetryOptions() });
  }

  openWorker(name: QueueName, processor: Processor, settings: WorkerSettings): JobWorker {
    this.consumer ??= this.connect({ maxRetriesPerRequest: null });
    return new Worker(name, processor, {
      ...settings,
      ...telemetryOptions(),
      connection: this.consumer,
      prefix: prefixOf(name),
    });
  }

  async prepare(): Promise<void> {
    if (this.producer.status === 'ready') return;
    const answer = once(this.producer, 'ready').catch(() => undefined);
    await Promise.race([answer, delay(CONNECT_WITHIN_MS, undefined, { ref: false })]);
  }

  async check(): Promise<void> {
    if (this.producer.status !== 'ready') throw new QueueUnavailableError(`Redis is ${this.producer.status}`);
    await this.producer.ping();
  }

  onError(listener: (error: Error) => void): void {
    this.listeners.push(listener);
  }

  async close(): Promise<void> {
    this.producer.disconnect();
    this.consumer?.disconnect();
  }

  private connect(patience: Patience): Redis | Cluster {
    const redis = openRedis(this.address, { ...patience, disconnectTimeout: DISCONNECT_WITHIN_MS });
    redis.on('error', (error: Error) => {
      for (const listener of this.listeners) listener(error);
    });
    return redis;
  }
}

/** The braces are a hash tag: a Redis Cluster keeps all keys of a queue on one node, which BullMQ's scripts need. */
function prefixOf(queue: QueueName): string {
  return `{zhenggai-${queue}}`;
}
