/** The product's API process on a free port. */
import { AppModule } from '../../src/entrypoints/app.module.js';
import { SystemClock } from '../../src/platform/clock.js';
import { loadConfig, processEnvironment } from '../../src/platform/config/config.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { createLogger } from '../../src/platform/observability/logger.js';

const config = loadConfig(processEnvironment());
const databaseUrl = config.databaseUrl ?? '';
const module = AppModule.forRoot({ config, databaseUrl, role: 'api', clock: new SystemClock() });
const app = await createHttpApp(module, config, createLogger('error'));
await app.listen(0, '127.0.0.1');
const address = app.getHttpServer().address();
process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
process.on('SIGTERM', () => process.exit(0));
