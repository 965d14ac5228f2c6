import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { loadDirectory, DEMO_PASSWORD } from '../../seeds/demo/load-directory.js';
import { loadReference } from '../../seeds/reference/load-reference.js';
import { AppModule } from '../../src/entrypoints/app.module.js';
import { FixedClock } from '../../src/platform/clock.js';
import { loadConfig, PROJECT_ROOT, type Environment } from '../../src/platform/config/config.js';
import { SYSTEM } from '../../src/platform/database/context.js';
import { UnitOfWork } from '../../src/platform/database/tx.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { createLogger, type Logger } from '../../src/platform/observability/logger.js';
import { OrderDrain } from '../../src/platform/queue/order-drain.js';
import { eventually } from './eventually.js';
import { Person } from './person.js';
import { createTestDatabase } from './postgres.js';

export interface TestAppOptions {
  /** Day on which the clock stands, 08:30 Asia/Shanghai; or an instant. */
  readonly at?: string;
  readonly environment?: Environment;
  /** Where the program writes its log; else nothing but what is fatal is written. */
  readonly logger?: Logger;
  /** A migrated database that is there already, with its people; it is not dropped. */
  readonly database?: string;
}

/** Limits are counted as everywhere, and far above what a suite asks; suites side by side make a late event loop. */
const QUIET: Environment = {
  LOG_LEVEL: 'fatal',
  DEMO: 'off',
  RATE_LIMIT_PERCENT: '1000000',
  LATE_LOOP_MS: '0',
};

const SIGN_IN_PATIENCE_MS = 60_000;

/** The whole program over HTTP on a database of its own: the demo's organisations and people, no reports, a clock that stands. */
export class TestApp {
  private constructor(
    readonly nest: NestFastifyApplication,
    readonly clock: FixedClock,
    readonly databaseUrl: string,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  static async start({
    at = '2026-03-02',
    environment = {},
    database: given,
    logger,
  }: TestAppOptions = {}): Promise<TestApp> {
    const database =
      given === undefined ? await createTestDatabase() : { url: given, drop: async () => undefined };
    const dataDir = await mkdtemp(join(tmpdir(), 'zhenggai-test-'));
    const config = loadConfig({ ...QUIET, DATA_DIR: dataDir, ...environment });
    const clock = new FixedClock(at);
    await loadReference(database.url, join(PROJECT_ROOT, 'seeds'));
    const module = AppModule.forRoot({ config, databaseUrl: database.url, role: 'drain', clock });
    const nest = await createHttpApp(module, config, logger ?? createLogger(config.logLevel));
    await nest.init();
    await nest.getHttpAdapter().getInstance().ready();
    if (given === undefined) await nest.get(UnitOfWork).run(SYSTEM, loadDirectory);
    return new TestApp(nest, clock, database.url, async () => {
      await nest.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    });
  }

  /** Signs a demo person in; on a busy machine the program that has just started asks for patience (503), as it should. */
  as(login: string): Promise<Person> {
    return eventually(async () => {
      const person = this.stranger();
      const answer = await person.post('/api/session', { login, password: DEMO_PASSWORD });
      if (answer.status === 503) throw new Error(`${login} is asked to come back later`);
      return { person, answer };
    }, SIGN_IN_PATIENCE_MS).then(({ person, answer }) => {
      if (answer.status !== 204) throw new Error(`${login} could not sign in: ${answer.text}`);
      return person.keepingCookieOf(answer);
    });
  }

  stranger(): Person {
    return new Person(this.nest.getHttpAdapter().getInstance(), {});
  }

  /** Does everything that was ordered, as the worker would. */
  runOrders(): Promise<void> {
    return this.nest.get(OrderDrain).run();
  }

  /** Rows seen by the system, for looking behind the API. */
  rows<Row>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
    return this.nest.get(UnitOfWork).run(SYSTEM, (tx) => tx.query<Row>(sql, params));
  }

  /** One statement as the owner of the schema, whom neither row-level security nor a guard of the application stops. */
  async owner(sql: string, params: readonly unknown[] = []): Promise<void> {
    const client = new Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      await client.query(sql, [...params]);
    } finally {
      await client.end();
    }
  }

  stop(): Promise<void> {
    return this.cleanUp();
  }
}
