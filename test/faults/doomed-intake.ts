/**
 * A process that does what was ordered and kills itself in the middle of a zip of reports, with no chance to clean up.
 * Arguments: `unpacking` (some of the files are stored, none is recorded) or `reading` (in the transaction of the third
 * report), database address, data folder, day on which the clock stands.
 */
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/entrypoints/app.module.js';
import { IntakeRepository } from '../../src/modules/reports/intake/intake.repository.js';
import { FixedClock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { FileStore } from '../../src/platform/files/index.js';
import { OrderDrain } from '../../src/platform/queue/order-drain.js';

/** Two came through before. */
const FATAL = 3;

const [place, databaseUrl = '', dataDir = '', day = ''] = process.argv.slice(2);
const config = loadConfig({ LOG_LEVEL: 'fatal', DEMO: 'off', DATA_DIR: dataDir });
const app = await NestFactory.createApplicationContext(
  AppModule.forRoot({ config, databaseUrl, role: 'drain', clock: new FixedClock(day) }),
  { logger: false },
);
if (place === 'unpacking') dieBehind(app.get(FileStore), 'keep');
else dieBehind(app.get(IntakeRepository), 'markParsed');
await app.get(OrderDrain).run();

/** The call takes effect, what follows it does not. */
function dieBehind<K extends string>(
  owner: Record<K, (...args: never[]) => Promise<unknown>>,
  method: K,
): void {
  const original = owner[method].bind(owner);
  let calls = 0;
  owner[method] = async (...args) => {
    const result = await original(...args);
    if (++calls < FATAL) return result;
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => {});
  };
}
