import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SystemClock } from '../platform/clock.js';
import { ConfigError, loadConfig, processEnvironment, type AppConfig } from '../platform/config/config.js';
import { loadDemo } from '../../seeds/demo/load-demo.js';
import { MailReceiver } from '../platform/gateways/mail-in/index.js';
import { closeGently } from '../platform/http/drain.js';
import { createHttpApp } from '../platform/http/http-app.js';
import { startTracing } from '../platform/observability/tracing.js';
import { openWorkerPort } from '../platform/observability/worker-port.js';
import { createLogger, NestLogger, type Logger } from '../platform/observability/logger.js';
import { AppModule, type ProcessRole } from './app.module.js';
import { readyDatabase, SEEDS_FOLDER, startupLine } from './ready-database.js';
import { serveOpenApi } from './openapi.js';
import { requirePort } from './require-port.js';
import { Shutdown } from './shutdown.js';

export interface Running {
  /** Whether the database holds the fictional county. */
  readonly hasDemo: boolean;
  /** Where it answers; PORT=0 lets the system choose. */
  readonly url: string;
}

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Starts a role, tells when it is up, and stops it in order on Ctrl-C or SIGTERM: requests, jobs, connections, database. */
export async function runProcess(
  role: ProcessRole,
  afterStart: (running: Running) => Promise<void>,
): Promise<void> {
  const shutdown = new Shutdown();
  try {
    const config = loadConfig(processEnvironment());
    const { otlpEndpoint } = config;
    if (otlpEndpoint !== null) await shutdown.opens(startTracing(otlpEndpoint, role), (end) => end());
    const database = await shutdown.opens(readyDatabase(config, log), (opened) => opened.stop());
    if (role !== 'worker') await requirePort(config);
    const demo = config.demo
      ? await loadDemo({ config, databaseUrl: database.url, seedsFolder: SEEDS_FOLDER, log })
      : 'absent';
    if (demo === 'loaded') log('the demo is loaded');
    const app = await shutdown.opens(startApp(role, config, database.url), (opened) =>
      role === 'worker' ? opened.close() : closeGently(opened as NestFastifyApplication, config.drainSeconds),
    );
    if (role !== 'api') await app.get(MailReceiver).listen();
    if (role === 'worker' && config.workerPort !== null)
      await openWorkerPort(app, { host: config.host, port: config.workerPort });
    await afterStart({
      url: role !== 'worker' && config.port === 0 ? await boundUrl(app) : config.publicUrl,
      hasDemo: demo !== 'absent',
    });
  } catch (error) {
    await shutdown.afterFailure();
    const lines = error instanceof ConfigError ? error.faults : [startupLine(error)];
    process.stderr.write(`${lines.join('\n')}\n`);
    process.exit(1);
  }
}

function boundUrl(app: INestApplicationContext): Promise<string> {
  return (app as NestFastifyApplication).getUrl();
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
