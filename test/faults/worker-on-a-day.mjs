/**
 * The built program in the role of a worker, whole, on a day that is given: `node worker-on-a-day.mjs INSTANT`. Its clock starts at
 * that instant and runs. It says `up` to its parent, sweeps when it is told to and says `swept`. The environment is that of a worker.
 */
import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../dist/src/entrypoints/app.module.js';
import { Sweep } from '../../dist/src/modules/reminders/index.js';
import { Clock } from '../../dist/src/platform/clock.js';
import { loadConfig } from '../../dist/src/platform/config/config.js';
import { QUEUE_TUNING, TUNING } from '../../dist/src/platform/queue/queue-tuning.js';

class MovedClock extends Clock {
  constructor(start) {
    super();
    this.ahead = Date.parse(start) - Date.now();
  }

  now() {
    return new Date(Date.now() + this.ahead);
  }
}

/** What a killed worker held comes back within seconds, not within a minute; where ten of them share two cores, none is called dead for being slow. */
const PACE = { lockDuration: 5_000, stalledInterval: 1_000, maxStalledCount: 50 };

const [, , instant] = process.argv;
const config = loadConfig(process.env);
const clock = new MovedClock(instant);
const module = AppModule.forRoot({ config, databaseUrl: config.databaseUrl, role: 'worker', clock });
const app = await Test.createTestingModule({ imports: [module] })
  .overrideProvider(TUNING)
  .useValue({ ...QUEUE_TUNING, ...PACE })
  .compile();
app.enableShutdownHooks(['SIGTERM']);
await app.init();
process.once('message', sweep);
process.send('up');

/** The product's own schedule would try again, too: on a busy machine a connection may be late. */
function sweep() {
  app
    .get(Sweep, { strict: false })
    .runIfDue(new globalThis.AbortController().signal)
    .then(
      (swept) => process.send({ swept }),
      (error) => {
        globalThis.console.error(error);
        globalThis.setTimeout(sweep, 500);
      },
    );
}
