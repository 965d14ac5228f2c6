import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { SYSTEM } from '../../../src/platform/database/context.js';
import { UnitOfWork } from '../../../src/platform/database/tx.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { DeadLetters } from '../../../src/platform/outbox/dead-letters.js';
import { OutboxHealth } from '../../../src/platform/outbox/outbox-gauges.js';
import { Queues } from '../../../src/platform/queue/queues.js';
import { eventually } from '../../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.js';
import { redisIsHere, TestRedis } from '../../support/redis.js';
import { type BackgroundAppOptions, startBackgroundApp } from './background-app.js';
import {
  asOwner,
  createStampTable,
  EmptyLetterbox,
  EmptyLetterboxHandler,
  HANDLERS,
  Interference,
  RingBell,
  RingBellHandler,
  StampLetter,
} from './jobs.js';

const onRedis = redisIsHere();

describe.each([
  { backend: 'PostgreSQL', runs: true },
  { backend: 'Redis', runs: onRedis },
])('jobs through BullMQ on $backend', ({ backend, runs }) => {
  const test = runs ? it : it.skip;
  let database: TestDatabase;
  let redis: TestRedis | null = null;
  let app: INestApplicationContext;
  const started: INestApplicationContext[] = [];

  beforeAll(async () => {
    if (!runs) return;
    database = await createTestDatabase();
    await createStampTable(database.url);
    redis = backend === 'Redis' ? await TestRedis.start() : null;
  });
  beforeEach(async () => {
    if (!runs) return;
    app = await start();
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((running) => running.close()));
  });
  afterAll(async () => {
    await redis?.stop();
    await database?.drop();
  });

  async function start(options: Partial<BackgroundAppOptions> = {}): Promise<INestApplicationContext> {
    const running = await startBackgroundApp({
      databaseUrl: database.url,
      redisUrl: redis?.url ?? null,
      handlers: HANDLERS,
      ...options,
    });
    started.push(running);
    return running;
  }

  const inTx = <T>(work: Parameters<typeof UnitOfWork.prototype.run<T>>[1]) =>
    app.get(UnitOfWork).run(SYSTEM, work);
  const stamps = async (letterId: string) =>
    (await asOwner(database.url, 'select 1 from stamp where letter_id = $1', [letterId])).length;
  const row = async (id: string | null) =>
    (
      await asOwner<{ done: boolean; dead: boolean; last_error: string | null; attempts: number }>(
        database.url,
        'select done_at is not null as done, dead_at is not null as dead, last_error, attempts from outbox where id = $1',
        [id],
      )
    )[0];
  const order = (letterId: string) => inTx((tx) => app.get(Outbox).add(tx, StampLetter, { letterId }));

  test('carry out an order once and keep its receipt', async () => {
    const letterId = randomUUID();
    const id = await order(letterId);
    await eventually(async () => expect(await row(id)).toMatchObject({ done: true, dead: false }));
    expect(await stamps(letterId)).toBe(1);
  });

  test('carry out nothing that was rolled back', async () => {
    const [kept, dropped] = [randomUUID(), randomUUID()];
    await expect(
      inTx(async (tx) => {
        await app.get(Outbox).add(tx, StampLetter, { letterId: dropped });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    const id = await order(kept);
    await eventually(async () => expect(await row(id)).toMatchObject({ done: true }));
    expect(await stamps(dropped)).toBe(0);
  });

  test('try again after a failure, as the contract says', async () => {
    const letterId = randomUUID();
    const interference = app.get(Interference);
    interference.during = async (_, { attempt }) => {
      if (attempt < 3) throw new Error('ink is out');
    };
    const id = await order(letterId);
    await eventually(async () => expect(await row(id)).toMatchObject({ done: true, dead: false }));
    expect(interference.runs.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(await stamps(letterId)).toBe(1);
  });

  test('put what keeps failing among the dead letters, from where it can be replayed', async () => {
    const letterId = randomUUID();
    const interference = app.get(Interference);
    interference.during = async () => {
      throw new Error('ink is out');
    };
    const id = (await order(letterId)) ?? '';
    await eventually(async () =>
      expect(await row(id)).toEqual({ done: false, dead: true, last_error: 'ink is out', attempts: 3 }),
    );
    interference.during = async () => {};
    expect(await inTx((tx) => app.get(DeadLetters).replay(tx, id))).toBe(true);
    await eventually(async () => expect(await row(id)).toMatchObject({ done: true, dead: false }));
    expect(await stamps(letterId)).toBe(1);
    expect(await inTx((tx) => app.get(DeadLetters).replay(tx, id))).toBe(false);
  });

  test('refuse a payload that is none, at the first attempt', async () => {
    const id = await order('not-a-uuid');
    await eventually(async () =>
      expect(await row(id)).toEqual({
        done: false,
        dead: true,
        last_error: 'stamp-letter: letterId must be a UUID',
        attempts: 1,
      }),
    );
    expect(app.get(Interference).runs).toEqual([]);
  });

  test('put a job nobody knows among the dead letters instead of completing it', async () => {
    const stranger = { ...StampLetter, name: 'burn-letter' };
    await app
      .get(Queues)
      .addBulk('notify', [{ contract: stranger, jobId: 'from-the-future', data: { a: 1 } }]);
    await eventually(async () => {
      const dead = await inTx((tx) => app.get(DeadLetters).list(tx, 1));
      expect(dead).toMatchObject([
        { job: 'burn-letter', payload: { a: 1 }, lastError: 'no handler for a job called burn-letter' },
      ]);
    });
  });

  test('count an attempt as failed when it takes too long, and tell the handler', async () => {
    const attempts: number[] = [];
    const told: unknown[] = [];
    app.get(RingBellHandler).during = ({ signal, attempt }) => {
      attempts.push(attempt);
      if (attempt > 1) return Promise.resolve();
      return new Promise(() => signal.addEventListener('abort', () => told.push(signal.reason)));
    };
    const id = await inTx((tx) => app.get(Outbox).add(tx, RingBell, {}));
    await eventually(async () => expect(await row(id)).toMatchObject({ done: true }));
    expect(attempts).toEqual([1, 2]);
    expect(told).toEqual([new Error('ring-bell took longer than 150 ms')]);
  });

  test('carry out a large set ordered in one statement', async () => {
    const orders = Array.from({ length: 1000 }, () => ({ payload: { letterId: randomUUID() } }));
    expect(await inTx((tx) => app.get(Outbox).addMany(tx, StampLetter, orders))).toBe(1000);
    await eventually(async () => {
      const { due, open } = await inTx((tx) => app.get(OutboxHealth).gauges(tx));
      expect({ due, open }).toEqual({ due: 0, open: 0 });
    }, 25_000);
    const ids = orders.map(({ payload }) => payload.letterId);
    const [done] = await asOwner<{ n: string }>(
      database.url,
      'select count(*) as n from stamp where letter_id = any($1)',
      [ids],
    );
    expect(done?.n).toBe('1000');
  });

  test('let a running job finish before the database closes', async () => {
    const letterId = randomUUID();
    let running = () => {};
    const hasBegun = new Promise<void>((resolve) => (running = resolve));
    app.get(Interference).during = async () => {
      running();
      await new Promise((resolve) => setTimeout(resolve, 300));
    };
    const id = await order(letterId);
    await hasBegun;
    await app.close();
    started.splice(started.indexOf(app), 1);
    expect(await row(id)).toMatchObject({ done: true });
    expect(await stamps(letterId)).toBe(1);
  });

  test('count what the queues hold', async () => {
    const counts = await app.get(Queues).counts();
    expect(Object.keys(counts)).toEqual(['intake', 'notify', 'sweep', 'documents', 'maintenance']);
    expect(counts.maintenance).toEqual({ waiting: 0, active: 0, delayed: 0 });
  });

  test('follow the list of schedules: write, change, remove, and tick at once when written', async () => {
    const daily = { id: 'daily', cron: '30 8 * * *', tz: 'Asia/Shanghai', job: EmptyLetterbox } as const;
    const hourly = { ...daily, id: 'hourly', cron: '0 * * * *' };
    const stored = async (running: INestApplicationContext) => {
      const list = await running.get(Queues).queue('sweep').getJobSchedulers(0, -1);
      return Object.fromEntries(list.map(({ key, pattern, tz }) => [key, `${pattern} ${tz}`]));
    };
    const first = await start({ schedules: [daily, hourly] });
    await eventually(async () =>
      expect(await stored(first)).toEqual({
        daily: '30 8 * * * Asia/Shanghai',
        hourly: '0 * * * * Asia/Shanghai',
      }),
    );
    const second = await start({ schedules: [{ ...daily, cron: '0 9 * * *' }] });
    await eventually(async () =>
      expect(await stored(second)).toMatchObject({ daily: '0 9 * * * Asia/Shanghai' }),
    );
    const ticks = () => [app, first, second].reduce((n, one) => n + one.get(EmptyLetterboxHandler).times, 0);
    await eventually(() => expect(ticks()).toBeGreaterThanOrEqual(2));
    const last = await start({ schedules: [] });
    await first.close();
    await second.close();
    started.splice(started.indexOf(first), 2);
    const cleared = await start({ schedules: [] });
    await eventually(async () => expect(await stored(cleared)).toEqual({}));
    expect(await stored(last)).toEqual({});
  });
});
