import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { SystemClock } from '../platform/clock.js';
import { ConfigError, loadConfig, processEnvironment, type AppConfig } from '../platform/config/config.js';
import { loadDemo } from '../../seeds/demo/load-demo.js';
import { createHttpApp } from '../platform/http/http-app.js';
import { createLogger, NestLogger, type Logger } from '../platform/observability/logger.js';
import { AppModule, type ProcessRole } from './app.module.js';
import { readyDatabase, SEEDS_FOLDER, startupLine, type ReadyDatabase } from './ready-database.js';
import { serveOpenApi } from './openapi.js';

export interface Running {
  readonly app: INestApplicationContext;
  readonly config: AppConfig;
  readonly database: ReadyDatabase;
}

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Starts a role, tells when it is up, and stops it in order on Ctrl-C or SIGTERM: requests, jobs, connections, database. */
export async function runProcess(
  role: ProcessRole,
  afterStart: (running: Running) => Promise<void>,
): Promise<void> {
  try {
    const config = loadConfig(processEnvironment());
    const database = await readyDatabase(config, log);
    const stop = stopping(database);
    try {
      if (config.demo && (await loadDemo({ config, databaseUrl: database.url, seedsFolder: SEEDS_FOLDER })))
        log('the demo is loaded');
      const app = await startApp(role, config, database.url);
      stop.onSignal(app);
      await afterStart({ app, config, database });
    } catch (error) {
      await stop.now();
      throw error;
    }
  } catch (error) {
    const lines = error instanceof ConfigError ? error.faults : [startupLine(error)];
    process.stderr.write(`${lines.join('\n')}\n`);
    process.exit(1);
  }
}

async function startApp(
  role: ProcessRole,
  config: AppConfig,
  databaseUrl: string,
): Promise<INestApplicationContext> {
  const logger = createLogger(config.logLevel);
  const module = AppModule.forRoot({ config, databaseUrl, role, clock: new SystemClock() });
  if (role === 'worker') return startWorker(module, logger);
  const app = await createHttpApp(module, config, logger);
  serveOpenApi(app);
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    await app.close();
    throw error;
  }
  return app;
}

function startWorker(
  module: ReturnType<typeof AppModule.forRoot>,
  logger: Logger,
): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(module, {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** A stop that takes longer than this is not going to end. */
const STOP_LIMIT_MS = 30_000;

function stopping(database: ReadyDatabase) {
  let app: INestApplicationContext | null = null;
  let stopped: Promise<void> | null = null;
  const now = () => (stopped ??= stopInOrder(() => app, database));
  const onSignal = (running: INestApplicationContext) => {
    app = running;
    for (const signal of STOP_SIGNALS) {
      process.on(signal, () => void now().then(() => process.exit(0)));
    }
  };
  return { now, onSignal };
}

async function stopInOrder(
  app: () => INestApplicationContext | null,
  database: ReadyDatabase,
): Promise<void> {
  setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
  await app()?.close();
  await database.stop();
}
