import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import { ClockModule } from '../../../src/platform/clock.module.js';
import { Clock, FixedClock } from '../../../src/platform/clock.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import { OutboxRelay } from '../../../src/platform/outbox/outbox-relay.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { lockDue } from '../../../src/platform/outbox/outbox-rows.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { QUEUE_TUNING } from '../../../src/platform/queue/queue-tuning.js';
import { eventually } from '../../support/eventually.js';
import { startBackgroundApp } from './background-app.js';
import { EmptyLetterbox, EmptyLetterboxHandler, HANDLERS, RingBell, StampLetter } from './jobs.js';
import { inTx, PostOffice } from './post-office.js';

const clock = new FixedClock('2026-10-08');
const JOBS = [EmptyLetterbox, RingBell, StampLetter].map(({ name }) => name);
let office: PostOffice;
let app: INestApplicationContext;

beforeAll(async () => {
  office = await PostOffice.open();
  const building = Test.createTestingModule({
    imports: [
      DatabaseModule.forRoot({ url: office.database.url, poolSize: 4 }),
      ClockModule,
      QueueModule.forApi(),
    ],
  });
  app = await building.overrideProvider(Clock).useValue(clock).compile();
  await app.init();
});
beforeEach(() => office.sql('truncate outbox'));
afterAll(async () => {
  await app.close();
  await office.demolish();
});

const ring = (share: string, times: number) =>
  inTx(app, (tx) =>
    app.get(Outbox).addMany(
      tx,
      RingBell,
      Array.from({ length: times }, () => ({ payload: {}, share })),
    ),
  );
/** The shares of the next rows, in the order in which the relay takes them. */
const nextShares = (limit: number) =>
  inTx(app, async (tx) => {
    const rows = await lockDue(tx, { until: clock.now(), limit, jobs: JOBS });
    const shares = await tx.query<{ id: string; share: string | null }>('select id, share from outbox');
    const byId = new Map(shares.map(({ id, share }) => [id, share]));
    return rows.map(({ id }) => byId.get(id) ?? null);
  });

it('lets a city that asks for little go before the rest of what another asked for in bulk', async () => {
  await ring('city', 3_000);
  clock.set(new Date(clock.now().getTime() + 1000));
  await ring('county', 3);
  const shares = await nextShares(40);
  expect(shares.indexOf('county')).toBeLessThan(30);
  expect(shares.filter((share) => share === 'county')).toHaveLength(3);
  expect(shares.at(0)).toBe('city');
});

it('gives turns to both of two that ask in bulk, whoever came first', async () => {
  await ring('city', 1_000);
  await ring('county', 1_000);
  const shares = await nextShares(500);
  expect(shares.filter((share) => share === 'county').length).toBeGreaterThan(200);
});

it('keeps to the turn over several orders of one share', async () => {
  for (let n = 0; n < 30; n++) await ring('city', 1);
  await ring('county', 1);
  expect((await nextShares(31)).indexOf('county')).toBeLessThan(3);
});

it('takes a notice at once, however many files wait to be read', async () => {
  await ring('city', 3_000);
  await inTx(app, (tx) => app.get(Outbox).add(tx, StampLetter, { letterId: randomUUID() }));
  const rows = await inTx(app, (tx) => lockDue(tx, { until: clock.now(), limit: 5, jobs: JOBS }));
  expect(rows.filter(({ queue }) => queue === 'notify')).toHaveLength(1);
  expect(rows).toHaveLength(6);
});

it('leaves in the outbox what a full queue has no room for, and hands it over as the queue empties', async () => {
  const working = await startBackgroundApp({
    databaseUrl: office.database.url,
    redisUrl: null,
    handlers: HANDLERS,
    clock,
    tuning: { relayBatch: 10, queueDepth: 25, concurrency: { ...QUEUE_TUNING.concurrency, sweep: 1 } },
  });
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const handler = working.get(EmptyLetterboxHandler);
  handler.during = () => gate;
  const published = async () =>
    (await office.sql<{ n: number }>('select count(published_at)::int as n from outbox'))[0]?.n ?? 0;
  try {
    const orders = Array.from({ length: 90 }, () => ({ payload: {} }));
    await inTx(working, (tx) => working.get(Outbox).addMany(tx, EmptyLetterbox, orders));
    await eventually(async () => expect(await published()).toBeGreaterThanOrEqual(20));
    await working.get(OutboxRelay).tick();
    await working.get(OutboxRelay).tick();
    expect(await published()).toBeLessThanOrEqual(36);
    release();
    await eventually(async () => expect(handler.times).toBe(90));
  } finally {
    release();
    await working.close();
  }
});
