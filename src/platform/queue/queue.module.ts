import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DeadLetters } from '../outbox/dead-letters.js';
import { Handover } from '../outbox/handover.js';
import { JobJournal } from '../outbox/job-journal.js';
import { Outbox } from '../outbox/outbox.js';
import { OutboxHealth } from '../outbox/outbox-gauges.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { Reconciler } from '../outbox/reconciler.js';
import { JobRegistry } from './job-registry.js';
import { JobRunner } from './job-runner.js';
import { OrderDrain } from './order-drain.js';
import { PostgresBackend } from './postgres-backend.js';
import { BACKEND } from './queue-backend.js';
import { QueueRuntime } from './queue-runtime.service.js';
import { QUEUE_TUNING, TUNING } from './queue-tuning.js';
import { Queues } from './queues.js';
import { RedisBackend } from './redis-backend.js';
import { type Schedule, Schedules, SCHEDULES } from './schedules.js';
import { Heartbeat } from './heartbeat.js';
import { RunningJobs } from './running-jobs.js';
import { Upkeep } from './upkeep.js';
import { Workers } from './workers.js';

export interface WorkerOptions {
  readonly databaseUrl: string;
  /** Null: the jobs are kept in the database, in a schema of their own. */
  readonly redisUrl: string | null;
  readonly schedules: readonly Schedule[];
}

const ORDERING: Provider[] = [Outbox, DeadLetters, OutboxHealth];

const WORKING: Provider[] = [
  { provide: TUNING, useValue: QUEUE_TUNING },
  JobRegistry,
  JobRunner,
  JobJournal,
  RunningJobs,
  Heartbeat,
  Queues,
  Workers,
  Handover,
  OutboxRelay,
  Reconciler,
  Schedules,
  Upkeep,
  QueueRuntime,
];

/** Needs a global `Clock` and `UnitOfWork`. Global itself: every feature orders jobs. */
@Module({})
export class QueueModule {
  /** For processes that only order work: no connection to the queue, handlers need not be there. */
  static forApi(schedules: readonly Schedule[] = []): DynamicModule {
    const providers = [...ORDERING, { provide: SCHEDULES, useValue: schedules }];
    return { module: QueueModule, global: true, providers, exports: providers };
  }

  /** For the demo and for tests: no queue at all, `OrderDrain` does what was ordered when asked. */
  static forDrain(schedules: readonly Schedule[] = []): DynamicModule {
    const list: Provider = { provide: SCHEDULES, useValue: schedules };
    const providers = [...ORDERING, JobRegistry, JobRunner, JobJournal, RunningJobs, OrderDrain, list];
    return { module: QueueModule, global: true, imports: [DiscoveryModule], providers, exports: providers };
  }

  /** For processes that do the work (`worker`, `all`). They do not start unless every job has its handler. */
  static forWorker({ databaseUrl, redisUrl, schedules }: WorkerOptions): DynamicModule {
    const backend: Provider = {
      provide: BACKEND,
      useFactory: () => (redisUrl === null ? new PostgresBackend(databaseUrl) : new RedisBackend(redisUrl)),
    };
    return {
      module: QueueModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [...ORDERING, ...WORKING, backend, { provide: SCHEDULES, useValue: schedules }],
      exports: [...ORDERING, Queues, OutboxRelay, Reconciler, RunningJobs, SCHEDULES],
    };
  }
}
