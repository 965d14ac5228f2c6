import {
  assertSchemaCompatibility,
  PostgresConnection,
  PostgresQueueBackend,
  Queue,
  type QueueBaseOptions,
  Worker,
} from 'bullmq';
import pg from 'pg';
import { wayTo } from '../database/primary.js';
import { outliveLostConnections } from '../database/lost-connections.js';
import type { QueueName } from './job-contract.js';
import {
  type JobQueue,
  type JobWorker,
  type Processor,
  type QueueBackend,
  telemetryOptions,
  type WorkerSettings,
} from './queue-backend.js';
import { QUEUE_SCHEMA } from './queue-schema.js';

/** One for LISTEN, which all workers share; the others come when there is work and go 10 s after. */
const MOST_CONNECTIONS = 6;

type SharedOptions = QueueBaseOptions<PostgresConnection>;

/**
 * BullMQ on PostgreSQL. Left alone, BullMQ opens a pool and a LISTEN connection for every queue and worker, twenty
 * connections and more for ours; here all of them share one pool, and one of its connections listens for all.
 */
export class PostgresBackend implements QueueBackend {
  private readonly pool: pg.Pool;
  private readonly connection: PostgresConnection;

  constructor(databaseUrl: string) {
    this.pool = new pg.Pool({
      ...wayTo(databaseUrl),
      options: `-c search_path=${QUEUE_SCHEMA}`,
      application_name: 'zhenggai-queue',
      max: MOST_CONNECTIONS,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      // Several workers may ask the listening connection to LISTEN at the same moment.
      pipeline: true,
    });
    outliveLostConnections(this.pool);
    this.connection = new PostgresConnection(this.pool);
    this.connection.setMaxListeners(0);
  }

  openQueue(name: QueueName): JobQueue {
    return new Queue(
      name,
      { connection: this.connection, ...telemetryOptions() },
      (queue: string, options: SharedOptions) => new SharedQueueBackend(queue, options),
    );
  }

  openWorker(name: QueueName, processor: Processor, settings: WorkerSettings): JobWorker {
    return new Worker(
      name,
      processor,
      { ...settings, ...telemetryOptions(), connection: this.connection },
      (queue: string, options: SharedOptions) => new ListeningQueueBackend(queue, options),
    );
  }

  prepare(): Promise<void> {
    return this.connection.waitUntilReady();
  }

  async check(): Promise<void> {
    const client = await this.pool.connect();
    try {
      await assertSchemaCompatibility(client, QUEUE_SCHEMA);
    } finally {
      client.release();
    }
  }

  onError(listener: (error: Error) => void): void {
    this.connection.on('error', listener);
  }

  async close(): Promise<void> {
    await this.connection.close();
    await this.pool.end();
  }
}

class SharedQueueBackend extends PostgresQueueBackend {
  constructor(queue: string, options: SharedOptions) {
    const { connection, ...others } = options;
    super(connection, queue, { ...others, connection: connection.pool }, false);
  }
}

/** BullMQ lets only the owner of a connection listen again after it broke; a sharer has to see to that itself. */
class ListeningQueueBackend extends SharedQueueBackend {
  private readonly listenAgain = (): void => {
    void this.disconnectBlocking().then(() => this.reconnectBlocking());
  };

  constructor(queue: string, options: SharedOptions) {
    super(queue, options);
    this.connection.on('listenerinvalidated', this.listenAgain);
  }

  override async close(): Promise<void> {
    this.connection.off('listenerinvalidated', this.listenAgain);
  }
}
