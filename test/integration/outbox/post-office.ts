import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { SYSTEM } from '../../../src/platform/database/context.js';
import { type Tx, UnitOfWork } from '../../../src/platform/database/tx.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.js';
import { type BackgroundAppOptions, startBackgroundApp } from './background-app.js';
import { asOwner, HANDLERS, StampLetter } from './jobs.js';

export interface OutboxState {
  readonly published: boolean;
  readonly done: boolean;
  readonly dead: boolean;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** A database with letters to be stamped, and the processes that work on it. */
export class PostOffice {
  private readonly running = new Set<INestApplicationContext>();

  private constructor(readonly database: TestDatabase) {}

  static async open(): Promise<PostOffice> {
    const database = await createTestDatabase();
    await asOwner(
      database.url,
      'create table stamp (letter_id uuid not null); grant all on stamp to zhenggai_app',
    );
    return new PostOffice(database);
  }

  /** The inside of a worker process, jobs of this folder and all; closed by `closeAll`. */
  async start(options: Partial<BackgroundAppOptions> = {}): Promise<INestApplicationContext> {
    const app = await startBackgroundApp({
      databaseUrl: this.database.url,
      redisUrl: null,
      handlers: HANDLERS,
      ...options,
    });
    this.running.add(app);
    return app;
  }

  async close(app: INestApplicationContext): Promise<void> {
    this.running.delete(app);
    await app.close();
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.running].map((app) => this.close(app)));
  }

  async demolish(): Promise<void> {
    await this.closeAll();
    await this.database.drop();
  }

  /** Orders the stamping of a new letter. */
  async order(app: INestApplicationContext): Promise<{ id: string; letterId: string }> {
    const letterId = randomUUID();
    const id = await inTx(app, (tx) => app.get(Outbox).add(tx, StampLetter, { letterId }));
    return { id: id ?? '', letterId };
  }

  /** How often a letter was really stamped. */
  async stamps(letterId: string): Promise<number> {
    return (await this.sql('select 1 from stamp where letter_id = $1', [letterId])).length;
  }

  async state(id: string): Promise<OutboxState | undefined> {
    const [state] = await this.sql<OutboxState>(
      `select published_at is not null as published, done_at is not null as done, dead_at is not null as dead, attempts,
         last_error as "lastError" from outbox where id = $1`,
      [id],
    );
    return state;
  }

  sql<Row>(text: string, params?: unknown[]): Promise<Row[]> {
    return asOwner(this.database.url, text, params);
  }
}

export function inTx<T>(app: INestApplicationContext, work: (tx: Tx) => Promise<T>): Promise<T> {
  return app.get(UnitOfWork).run(SYSTEM, work);
}
