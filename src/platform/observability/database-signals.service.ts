import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { CONFIG, type AppConfig } from '../config/config.js';
import { watchStatements } from '../database/slow-statements.js';
import { Metrics } from './metrics.service.js';

/** How this process and its database get on: connections in use, who waits for one, statements that take too long. */
@Injectable()
export class DatabaseSignals {
  private readonly logger = new Logger('SlowStatements');

  constructor(dataSource: DataSource, metrics: Metrics, @Inject(CONFIG) { slowStatementMs }: AppConfig) {
    const pool = (dataSource.driver as unknown as { master: Pool }).master;
    const connections = new Gauge({
      name: 'zhenggai_pool_connections',
      help: 'Connections of this process to the database, in use and idle',
      labelNames: ['state'] as const,
      registers: [metrics.registry],
    });
    const waiting = new Gauge({
      name: 'zhenggai_pool_waiting',
      help: 'Requests and handlers of this process that wait for a connection to the database',
      registers: [metrics.registry],
    });
    metrics.onRead(async () => {
      connections.set({ state: 'used' }, pool.totalCount - pool.idleCount);
      connections.set({ state: 'idle' }, pool.idleCount);
      waiting.set(pool.waitingCount);
    });
    watchStatements(pool, slowStatementMs, ({ ms, text }) =>
      this.logger.warn(`a statement took ${ms} ms: ${text}`),
    );
  }
}
