import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import pg, { type Pool } from 'pg';
import { DataSource } from 'typeorm';
import { BackgroundLoop } from '../../queue/background-loop.js';
import { DATABASE, poolConfig, type DatabaseOptions } from '../data-source.js';
import { outliveLostConnections } from '../lost-connections.js';
import { Freshness } from './freshness.js';
import { readLogPosition, type LogPosition } from './log-position.js';
import { READ_MARK } from './read-marks.js';

const ASK_EVERY_MS = 250;
/** Nobody is shown anything older than this by the standby. */
const MOST_STALENESS_MS = 3000;

/** The hot standby named by DATABASE_REPLICA_URL, as far as it is there and near enough to the primary. */
@Injectable()
export class Standby implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Standby');
  private readonly primary: Pool;
  private readonly pool: Pool | null;
  private readonly freshness = new Freshness();
  private readonly loop = new BackgroundLoop('standby', () => this.look());
  private wasUsable = true;

  constructor(dataSource: DataSource, @Inject(DATABASE) options: DatabaseOptions) {
    this.primary = (dataSource.driver as unknown as { master: Pool }).master;
    const { replicaUrl = null } = options;
    this.pool = replicaUrl === null ? null : new pg.Pool(poolConfig({ ...options, url: replicaUrl }));
    if (this.pool === null) return;
    outliveLostConnections(this.pool);
    this.pool.on('error', () => this.freshness.lost());
  }

  get isConfigured(): boolean {
    return this.pool !== null;
  }

  async onModuleInit(): Promise<void> {
    if (this.pool === null) return;
    await this.look();
    this.loop.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await this.pool?.end();
  }

  /** Its pool, where the request that asks may read from it; null: the primary answers. */
  forThisRequest(): Pool | null {
    const mark = READ_MARK.getStore();
    if (this.pool === null || mark === undefined) return null;
    const asked = { now: performance.now(), seen: mark.seen, staleness: MOST_STALENESS_MS };
    return this.freshness.suffices(asked) ? this.pool : null;
  }

  /** It failed somebody: nobody is sent there until it has answered again. */
  distrust(): void {
    this.freshness.lost();
  }

  /** Where the primary stands now, for whoever has just written. */
  async written(): Promise<string> {
    return (await this.primary.query<{ lsn: string }>(WRITTEN)).rows[0]?.lsn ?? '';
  }

  private async look(): Promise<number> {
    const at = performance.now();
    const position = readLogPosition(await this.written().catch(() => undefined));
    const replayed = position === null ? null : await this.replayed();
    if (position === null) this.freshness.lost();
    else this.freshness.note({ at, position }, replayed);
    this.tell(replayed !== null);
    return ASK_EVERY_MS;
  }

  /** Null too where it has been made the primary: then there is no telling what it has of the other's. */
  private async replayed(): Promise<LogPosition | null> {
    try {
      const rows = (await this.pool?.query<{ lsn: string | null }>(REPLAYED))?.rows ?? [];
      return readLogPosition(rows[0]?.lsn ?? undefined);
    } catch {
      return null;
    }
  }

  private tell(isUsable: boolean): void {
    if (isUsable === this.wasUsable) return;
    this.wasUsable = isUsable;
    if (isUsable) this.logger.log('the standby answers: lists are read from it');
    else this.logger.warn('the standby does not answer or is none: lists are read from the primary');
  }
}

const WRITTEN = 'select pg_current_wal_lsn()::text as lsn';
const REPLAYED = 'select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end as lsn';
