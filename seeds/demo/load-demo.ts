import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { join } from 'node:path';
import type { Client } from 'pg';
import { AppModule } from '../../src/entrypoints/app.module.js';
import type { LocalDate } from '../../src/core/shared/local-date.js';
import { WorkCalendars } from '../../src/modules/calendars/index.js';
import { SweepTasks } from '../../src/modules/reminders/index.js';
import { FixedClock, SystemClock } from '../../src/platform/clock.js';
import type { AppConfig } from '../../src/platform/config/config.js';
import { SYSTEM } from '../../src/platform/database/context.js';
import { tellingAlone } from '../../src/platform/database/migrate.js';
import { UnitOfWork } from '../../src/platform/database/tx.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { OrderDrain } from '../../src/platform/queue/order-drain.js';
import { loadDirectory } from './load-directory.js';
import { Replay } from './replay.js';
import { storyOn } from './story.js';

export interface DemoOptions {
  readonly config: AppConfig;
  readonly databaseUrl: string;
  readonly seedsFolder: string;
  /** Telling it takes a while: says so to whoever waits. */
  readonly log?: (line: string) => void;
}

/** `loaded` just now; `there` since an earlier start; `absent`: somebody keeps other data in this database. */
export type DemoState = 'loaded' | 'there' | 'absent';

/** Fills an empty database with the fictional county, by its own use cases. */
export async function loadDemo(options: DemoOptions): Promise<DemoState> {
  if (options.config.production) throw new Error('The demo is not for production.');
  return tellingAlone(options.databaseUrl, async (client) => {
    const found = await lookInto(client);
    if (found !== 'empty') return found;
    await tellInto(options);
    return 'loaded';
  });
}

async function tellInto({ config, databaseUrl, seedsFolder, log }: DemoOptions): Promise<void> {
  log?.('telling the demo: two years of a fictional county, once, some fifteen seconds');
  const clock = new FixedClock(new SystemClock().now());
  const quiet = { ...config, mail: null, mailIn: null, sms: null };
  const app = await NestFactory.createApplicationContext(
    AppModule.forRoot({ config: quiet, databaseUrl, role: 'drain', clock }),
    { logger: ['error', 'fatal'], abortOnError: false },
  );
  try {
    await tell(app, clock, seedsFolder);
  } finally {
    await app.close();
  }
}

/** Asked without the program around it: every later start asks it too. */
async function lookInto(client: Client): Promise<'empty' | 'there' | 'absent'> {
  const { rows } = await client.query<{ empty: boolean; told: boolean }>(LOOK);
  if (rows[0]?.empty) return 'empty';
  return rows[0]?.told ? 'there' : 'absent';
}

const LOOK = `
select not exists (select from organisation) as empty, exists (select from demo where finished_at is not null) as told`;

async function tell(app: INestApplicationContext, clock: FixedClock, seedsFolder: string): Promise<void> {
  const uow = app.get(UnitOfWork);
  await uow.run(SYSTEM, async (tx) => {
    await tx.query('insert into demo default values');
    await loadDirectory(tx);
  });
  const calendar = await app.get(WorkCalendars).current();
  const today = clock.today();
  const steps = storyOn(today, calendar);
  const reportsFolder = join(seedsFolder, 'demo', 'reports');
  await new Replay({ app, clock, reportsFolder, runOrders: () => app.get(OrderDrain).run() }).run(steps);
  await sweepOn(app, clock, calendar.subtractWorkdays(today, 1));
  await uow.run(SYSTEM, (tx) => tx.query('update demo set finished_at = now()'));
}

/** Lights and reminders as of the last working day: without them a demo started on a weekend would be grey until Monday. */
async function sweepOn(app: INestApplicationContext, clock: FixedClock, day: LocalDate): Promise<void> {
  clock.set(`${day}T17:00:00+08:00`);
  const outbox = app.get(Outbox, { strict: false });
  await app.get(UnitOfWork).run(SYSTEM, (tx) => outbox.add(tx, SweepTasks, {}));
  await app.get(OrderDrain).run();
}
