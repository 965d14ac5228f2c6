import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { QueueName } from './job-contract.js';
import {
  type JobQueue,
  type JobWorker,
  type Processor,
  type QueueBackend,
  QueueUnavailableError,
  type WorkerSettings,
} from './queue-backend.js';

/** The braces are a hash tag: a Redis Cluster keeps all keys of a queue on one node, which BullMQ's scripts need. */
const PREFIX = '{zhenggai}';

const RETRY_EVERY_MS = 1000;
const ANSWER_WITHIN_MS = 10_000;

/** BullMQ on Redis: one connection for all queues, one for what workers write, one for each worker that waits for jobs. */
export class RedisBackend implements QueueBackend {
  /** Gives up soon: whoever adds a job holds a transaction open meanwhile. */
  private readonly producer: Redis;
  /** Never gives up: a worker finishes its job when Redis is back. */
  private consumer: Redis | null = null;
  private readonly listeners: ((error: Error) => void)[] = [];

  constructor(private readonly url: string) {
    this.producer = this.connect({ maxRetriesPerRequest: 1, commandTimeout: ANSWER_WITHIN_MS });
  }

  openQueue(name: QueueName): JobQueue {
    return new Queue(name, { connection: this.producer, prefix: PREFIX });
  }

  openWorker(name: QueueName, processor: Processor, settings: WorkerSettings): JobWorker {
    this.consumer ??= this.connect({ maxRetriesPerRequest: null });
    return new Worker(name, processor, { ...settings, connection: this.consumer, prefix: PREFIX });
  }

  async prepare(): Promise<void> {}

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

  private connect(options: { maxRetriesPerRequest: number | null; commandTimeout?: number }): Redis {
    const redis = new Redis(this.url, { ...options, retryStrategy: () => RETRY_EVERY_MS });
    redis.on('error', (error: Error) => {
      for (const listener of this.listeners) listener(error);
    });
    return redis;
  }
}
