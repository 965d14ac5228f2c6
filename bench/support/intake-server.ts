/** The product's process of the role in ROLE (api, worker, all) on a free port; on SIGUSR2 it prints what its event loop went through since the last time. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { AppModule, type ProcessRole } from '../../src/entrypoints/app.module.js';
import { SystemClock } from '../../src/platform/clock.js';
import { loadConfig, processEnvironment } from '../../src/platform/config/config.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { createLogger } from '../../src/platform/observability/logger.js';

const config = loadConfig(processEnvironment());
const { ROLE = 'all' } = process.env;
const module = AppModule.forRoot({
  config,
  databaseUrl: config.databaseUrl ?? '',
  role: ROLE as ProcessRole,
  clock: new SystemClock(),
});
const app = await createHttpApp(module, config, createLogger('error'));
await app.listen(0, '127.0.0.1');
const address = app.getHttpServer().address();
process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.on('SIGUSR2', () => {
  const told = {
    longestMs: delay.max / 1e6,
    p99Ms: delay.percentile(99) / 1e6,
    residentMb: process.memoryUsage.rss() / 2 ** 20,
  };
  process.stdout.write(`${JSON.stringify(told)}\n`);
  delay.reset();
});
process.on('SIGTERM', () => process.exit(0));
