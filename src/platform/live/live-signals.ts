import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Client, ClientConfig, Pool } from 'pg';
import { DataSource } from 'typeorm';
import { DATABASE, type DatabaseOptions } from '../database/data-source.js';
import { wayTo } from '../database/primary.js';
import type { Tx } from '../database/tx.js';

/** That something is there to be read anew; never what it is: whoever hears it asks as themselves. */
export type LiveSignal =
  | { readonly kind: 'notice'; readonly accountIds: readonly string[] }
  | {
      readonly kind: 'task';
      readonly taskId: string;
      readonly orgPath: string;
      readonly organisationIds: readonly string[];
    }
  /** Some may have been missed. */
  | { readonly kind: 'resync' };

type Listener = (signal: LiveSignal) => void;

const CHANNEL = 'zhenggai_live';
/** PostgreSQL takes 8,000 bytes. */
const IDS_AT_ONCE = 150;
const PAUSE_AFTER_LOSS_MS = 2_000;

/**
 * From a transaction in any process to the people who are looking, in every process. A signal goes out when its transaction is
 * committed. It may be lost with the connection; then everybody is told to look again, or with the process that was to send it.
 */
@Injectable()
export class LiveSignals implements BeforeApplicationShutdown {
  private readonly logger = new Logger('LiveSignals');
  private readonly listeners = new Set<Listener>();
  private client: Promise<Client> | null = null;
  private again: NodeJS.Timeout | null = null;
  private isClosed = false;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(DATABASE) private readonly database: DatabaseOptions,
  ) {}

  tellOfNotices(tx: Tx, accountIds: readonly string[]): void {
    const once = [...new Set(accountIds)];
    for (let from = 0; from < once.length; from += IDS_AT_ONCE)
      this.send(tx, { kind: 'notice', accountIds: once.slice(from, from + IDS_AT_ONCE) });
  }

  async tellOfTask(tx: Tx, taskId: string): Promise<void> {
    for (const signal of await signalsOf(tx, [taskId])) this.send(tx, signal);
  }

  /**
   * Tells those who are looking through this process, as soon as the transaction is committed. Nobody looking: nothing is asked.
   * Not by NOTIFY: that holds a lock which every committing transaction must pass. Other processes hear of it from the job that
   * follows the act.
   */
  async tellOfTasksHere(tx: Tx, taskIds: readonly string[]): Promise<void> {
    if (this.listeners.size === 0 || taskIds.length === 0) return;
    const signals = await signalsOf(tx, taskIds);
    tx.afterCommit(() => signals.forEach((signal) => this.tellHere(signal)));
  }

  /** @returns what ends it */
  async listen(listener: Listener): Promise<() => void> {
    this.listeners.add(listener);
    this.client ??= this.connect();
    await this.client.catch(() => undefined);
    return () => this.listeners.delete(listener);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    if (this.again !== null) clearTimeout(this.again);
    const client = await this.client?.catch(() => null);
    await client?.end();
  }

  /**
   * After the commit and for itself. A transaction that notifies holds a lock over its commit which every other such one must pass,
   * so that they wrote to the disk one after the other; one that does nothing else writes nothing.
   */
  private send(tx: Tx, signal: LiveSignal): void {
    tx.afterCommit(() => {
      this.dataSource
        .query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(signal)])
        .catch((error: Error) => this.logger.warn(error.message));
    });
  }

  /** A connection of its own, past any pooler: what listens cannot go back to a pool. */
  private async connect(): Promise<Client> {
    const { options } = (this.dataSource.driver as unknown as { master: Pool & { options: ClientConfig } })
      .master;
    const { directUrl, url } = this.database;
    const { Client, connectionString } = wayTo(directUrl ?? url);
    const way = directUrl === undefined ? options : { connectionString };
    const client = new Client({ ...way, application_name: 'zhenggai-live' });
    client.on('notification', ({ payload }) => this.hear(payload));
    client.on('error', (error) => this.logger.warn(error.message));
    client.on('end', () => this.lost());
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      return client;
    } catch (error) {
      this.lost();
      throw error;
    }
  }

  private hear(payload: string | undefined): void {
    this.tellHere(JSON.parse(payload ?? '{}') as LiveSignal);
  }

  private tellHere(signal: LiveSignal): void {
    for (const listener of this.listeners) listener(signal);
  }

  private lost(): void {
    this.client = null;
    if (this.isClosed || this.again !== null || this.listeners.size === 0) return;
    this.again = setTimeout(() => {
      this.again = null;
      if (this.client !== null) return;
      this.client = this.connect();
      this.client.then(
        () => this.tellHere({ kind: 'resync' }),
        () => undefined,
      );
    }, PAUSE_AFTER_LOSS_MS);
    this.again.unref();
  }
}

async function signalsOf(tx: Tx, taskIds: readonly string[]): Promise<LiveSignal[]> {
  const tasks = await tx.query<{ taskId: string; orgPath: string; organisationIds: string[] }>(TASKS, [
    [...new Set(taskIds)],
  ]);
  return tasks.map((task) => ({ kind: 'task', ...task }));
}

const TASKS = `
select t.id as "taskId", t.org_path as "orgPath",
  array(select p.organisation_id from task_party p where p.task_id = t.id limit 100) as "organisationIds"
from task t where t.id = any($1::uuid[])`;
