import 'reflect-metadata';
import type { INestApplicationContext, LoggerService, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ClockModule } from '../../../src/platform/clock.module.js';
import { Clock, SystemClock } from '../../../src/platform/clock.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { QUEUE_TUNING, type QueueTuning, TUNING } from '../../../src/platform/queue/queue-tuning.js';
import type { Schedule } from '../../../src/platform/queue/schedules.js';

export interface BackgroundAppOptions {
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly handlers: readonly Type[];
  readonly schedules?: readonly Schedule[];
  readonly tuning?: Partial<QueueTuning>;
  readonly clock?: Clock;
  readonly log?: RecordedLog;
  /** Classes to put in the place of ours, for faults. */
  readonly instead?: readonly (readonly [Type, Type])[];
}

/** Keeps what is logged, so that a test can count it, and the output of the run clean. */
export class RecordedLog implements LoggerService {
  readonly lines: string[] = [];

  log(message: string): void {
    this.lines.push(message);
  }
  warn(message: string): void {
    this.lines.push(message);
  }
  error(message: string): void {
    this.lines.push(message);
  }
}

/** The pace of tests: what takes half a minute in the field takes a second here. */
const QUICK: QueueTuning = {
  ...QUEUE_TUNING,
  lockDuration: 1000,
  stalledInterval: 300,
  strangerPause: 50,
  runRetryDelay: 100,
  relayMostPause: 100,
  upkeepPause: 200,
};

/** A worker process's inside: database, outbox, queue and the handlers of the test. Close it. */
export async function startBackgroundApp(options: BackgroundAppOptions): Promise<INestApplicationContext> {
  const { databaseUrl, redisUrl, handlers, schedules = [], tuning = {}, clock = new SystemClock() } = options;
  const building = Test.createTestingModule({
    imports: [
      DatabaseModule.forRoot({ url: databaseUrl, poolSize: 8 }),
      ClockModule,
      QueueModule.forWorker({ databaseUrl, redisUrl, schedules }),
    ],
    providers: [...handlers],
  })
    .overrideProvider(TUNING)
    .useValue({ ...QUICK, ...tuning })
    .overrideProvider(Clock)
    .useValue(clock)
    .setLogger(options.log ?? new RecordedLog());
  for (const [ours, theirs] of options.instead ?? []) building.overrideProvider(ours).useClass(theirs);
  const app = await building.compile();
  return app.init();
}
