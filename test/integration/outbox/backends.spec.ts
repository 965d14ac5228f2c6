import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { DeadLetters } from '../../../src/platform/outbox/dead-letters.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { OutboxHealth } from '../../../src/platform/outbox/outbox-gauges.js';
import { JobRegistry } from '../../../src/platform/queue/job-registry.js';
import { Queues } from '../../../src/platform/queue/queues.js';
import { Schedules } from '../../../src/platform/queue/schedules.js';
import { eventually } from '../../support/eventually.js';
import {
  redisIsHere,
  RedisServer,
  startRedisCluster,
  startRedisSentinel,
  type TestRedis,
} from '../../support/redis.js';
import { RecordedLog } from './background-app.js';
import {
  BurnLetter,
  EmptyLetterbox,
  EmptyLetterboxHandler,
  Interference,
  NewerRegistry,
  RingBell,
  RingBellHandler,
  StampLetter,
} from './jobs.js';
import { inTx, PostOffice } from './post-office.js';

const onRedis = redisIsHere();

describe.each([
  { backend: 'PostgreSQL', runs: true, startRedis: async () => null },
  { backend: 'Redis', runs: onRedis, startRedis: () => RedisServer.start() },
  { backend: 'a Redis Cluster of three', runs: onRedis, startRedis: startRedisCluster },
  { backend: 'Redis behind a sentinel', runs: onRedis, startRedis: startRedisSentinel },
])('jobs through BullMQ on $backend', ({ runs, startRedis }) => {
  const test = runs ? it : it.skip;
  let office: PostOffice;
  let redis: TestRedis | null = null;
  let app: INestApplicationContext;

  beforeAll(async () => {
    if (!runs) return;
    office = await PostOffice.open();
    redis = await startRedis();
  });
  beforeEach(async () => {
    if (runs) app = await start();
  });
  afterEach(() => office?.closeAll());
  afterAll(async () => {
    await office?.demolish();
    await redis?.stop();
  });

  const start = (options: Parameters<PostOffice['start']>[0] = {}) =>
    office.start({ redisUrl: redis?.url ?? null, ...options });
  const stateOf = (id: string | null) => office.state(id ?? '');

  test('carry out an order once and keep its receipt', async () => {
    const { id, letterId } = await office.order(app);
    await eventually(async () => expect(await office.state(id)).toMatchObject({ done: true, dead: false }));
    expect(await office.stamps(letterId)).toBe(1);
  });

  test('carry out nothing that was rolled back', async () => {
    const dropped = randomUUID();
    await expect(
      inTx(app, async (tx) => {
        await app.get(Outbox).add(tx, StampLetter, { letterId: dropped });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    const { id } = await office.order(app);
    await eventually(async () => expect(await office.state(id)).toMatchObject({ done: true }));
    expect(await office.stamps(dropped)).toBe(0);
  });

  test('try again after a failure, as the contract says', async () => {
    const interference = app.get(Interference);
    interference.during = async (_, { attempt }) => {
      if (attempt < 3) throw new Error('ink is out');
    };
    const { id, letterId } = await office.order(app);
    await eventually(async () => expect(await office.state(id)).toMatchObject({ done: true, dead: false }));
    expect(interference.runs.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(await office.stamps(letterId)).toBe(1);
  });

  test('put what keeps failing among the dead letters, from where it can be replayed', async () => {
    const interference = app.get(Interference);
    interference.during = async () => {
      throw new Error('ink is out');
    };
    const { id, letterId } = await office.order(app);
    await eventually(async () =>
      expect(await office.state(id)).toEqual({
        published: true,
        done: false,
        dead: true,
        lastError: 'ink is out',
        attempts: 3,
      }),
    );
    interference.during = async () => {};
    expect(await inTx(app, (tx) => app.get(DeadLetters).replay(tx, id))).toBe(true);
    await eventually(async () => expect(await office.state(id)).toMatchObject({ done: true, dead: false }));
    expect(await office.stamps(letterId)).toBe(1);
    expect(await inTx(app, (tx) => app.get(DeadLetters).replay(tx, id))).toBe(false);
  });

  test('refuse a payload that is none, at the first attempt', async () => {
    const id = await inTx(app, (tx) => app.get(Outbox).add(tx, StampLetter, { letterId: 'not-a-uuid' }));
    await eventually(async () =>
      expect(await stateOf(id)).toMatchObject({
        done: false,
        dead: true,
        lastError: 'stamp-letter: letterId must be a UUID',
        attempts: 1,
      }),
    );
    expect(app.get(Interference).runs).toEqual([]);
  });

  test('leave a job of a newer release to a worker that knows it, and no try is counted', async () => {
    const log = new RecordedLog();
    const older = await start({ log });
    await office.close(app);
    const letterId = randomUUID();
    const id = await inTx(older, (tx) => older.get(Outbox).add(tx, BurnLetter, { letterId }));
    const met = () => log.lines.filter((line) => line.startsWith('burn-letter '));
    await older
      .get(Queues)
      .addBulk('notify', [{ contract: BurnLetter, jobId: id ?? '', data: { letterId } }]);
    await eventually(() => expect(met()).toEqual([expect.stringContaining('left to a newer one')]));
    expect(await stateOf(id)).toMatchObject({ published: false, done: false, dead: false, attempts: 0 });

    const newer = await start({ instead: [[JobRegistry, NewerRegistry]] });
    await eventually(async () => expect(await stateOf(id)).toMatchObject({ done: true, dead: false }));
    expect(await office.stamps(letterId)).toBe(1);
    // Its relay may find the row that nobody has marked yet and hand it over once more: the receipt sends that run away.
    const runs = new Set(newer.get(Interference).runs.map((run) => JSON.stringify(run)));
    expect([...runs]).toEqual([JSON.stringify({ letterId, attempt: 1 })]);
    expect(older.get(Interference).runs).toEqual([]);
    expect(met()).toHaveLength(1);
  });

  test('put a job that nobody has known for too long among the dead letters instead of completing it', async () => {
    await office.close(app);
    app = await start({ tuning: { strangerPatience: 0 } });
    await app.get(Queues).addBulk('notify', [{ contract: BurnLetter, jobId: 'from-afar', data: { a: 1 } }]);
    const neverHandedOver = await inTx(app, (tx) => app.get(Outbox).add(tx, BurnLetter, { letterId: '' }));
    const lastError = 'no worker knew a job of this name for 0 h';
    await eventually(async () => {
      const dead = await inTx(app, (tx) => app.get(DeadLetters).list(tx, 100));
      const ours = dead.filter(({ job }) => job === 'burn-letter');
      expect(ours.map(({ payload }) => payload)).toEqual(
        expect.arrayContaining([{ a: 1 }, { letterId: '' }]),
      );
      expect(ours.map((one) => one.lastError)).toEqual([lastError, lastError]);
    });
    expect(await stateOf(neverHandedOver)).toMatchObject({ dead: true, published: false, attempts: 0 });
  });

  test('count an attempt as failed when it takes too long, and tell the handler', async () => {
    const attempts: number[] = [];
    const told: unknown[] = [];
    app.get(RingBellHandler).during = ({ signal, attempt }) => {
      attempts.push(attempt);
      if (attempt > 1) return Promise.resolve();
      return new Promise(() => signal.addEventListener('abort', () => told.push(signal.reason)));
    };
    const id = await inTx(app, (tx) => app.get(Outbox).add(tx, RingBell, {}));
    await eventually(async () => expect(await stateOf(id)).toMatchObject({ done: true }));
    expect(attempts).toEqual([1, 2]);
    expect(told).toEqual([new Error('ring-bell took longer than 150 ms')]);
  });

  test('carry out a set ordered in one statement', async () => {
    const letterIds = Array.from({ length: 200 }, () => randomUUID());
    const orders = letterIds.map((letterId) => ({ payload: { letterId } }));
    await inTx(app, (tx) => app.get(Outbox).addMany(tx, StampLetter, orders));
    await eventually(async () => {
      const { due, open } = await inTx(app, (tx) => app.get(OutboxHealth).gauges(tx));
      expect({ due, open }).toEqual({ due: 0, open: 0 });
    });
    const stamped = await office.sql('select letter_id from stamp where letter_id = any($1)', [letterIds]);
    expect(stamped).toHaveLength(200);
  });

  test('let a running job finish before the database closes', async () => {
    const hasBegun = new Promise<void>((begun) => {
      app.get(Interference).during = async () => {
        begun();
        await delay(300);
      };
    });
    const { id, letterId } = await office.order(app);
    await hasBegun;
    await office.close(app);
    expect(await office.state(id)).toMatchObject({ done: true });
    expect(await office.stamps(letterId)).toBe(1);
  });

  test('count what the queues hold', async () => {
    const counts = await app.get(Queues).counts();
    expect(Object.keys(counts)).toEqual(['intake', 'notify', 'sweep', 'documents', 'maintenance']);
    expect(counts.maintenance).toEqual({ waiting: 0, active: 0, delayed: 0 });
  });

  describe('schedules', () => {
    const daily = { id: 'daily', cron: '30 8 * * *', tz: 'Asia/Shanghai', job: EmptyLetterbox } as const;
    const hourly = { ...daily, id: 'hourly', cron: '0 * * * *' };
    const stored = async () => {
      const list = await app.get(Queues).queue('sweep').getJobSchedulers(0, -1);
      return Object.fromEntries(list.map(({ key, pattern, tz }) => [key, `${pattern} ${tz}`]));
    };
    const written = { daily: '30 8 * * * Asia/Shanghai', hourly: '0 * * * * Asia/Shanghai' };

    test('follow the list: written, changed, and removed when no longer in it', async () => {
      await office.close(await start({ schedules: [daily, hourly] }));
      await start({ schedules: [daily, hourly] });
      await eventually(async () => expect(await stored()).toEqual(written));
      await office.closeAll();
      app = await start({ schedules: [{ ...daily, cron: '0 9 * * *' }] });
      await eventually(async () => expect(await stored()).toEqual({ daily: '0 9 * * * Asia/Shanghai' }));
      await office.close(app);
      app = await start({ schedules: [] });
      await eventually(async () => expect(await stored()).toEqual({}));
    });

    test('tick once when written, come back after a loss, and are left alone as long as they are there', async () => {
      const busy = await start({ schedules: [daily] });
      const ticks = () => app.get(EmptyLetterboxHandler).times + busy.get(EmptyLetterboxHandler).times;
      await eventually(() => expect(ticks()).toBe(1));
      const [before] = await app.get(Queues).queue('sweep').getJobSchedulers(0, -1);
      await busy.get(Schedules).restore();
      await busy.get(Schedules).align();
      expect(await app.get(Queues).queue('sweep').getJobSchedulers(0, -1)).toEqual([before]);
      await app.get(Queues).queue('sweep').removeJobScheduler('daily');
      await eventually(async () => expect(await stored()).toEqual({ daily: written.daily }));
    });

    test('whose ticks keep failing leave one dead letter, not one each', async () => {
      const broken = await start({ schedules: [{ ...daily, id: 'restless', cron: '* * * * * *' }] });
      let ticks = 0;
      const fail = async () => {
        ticks++;
        throw new Error('the key is lost');
      };
      for (const one of [app, broken]) one.get(EmptyLetterboxHandler).during = fail;
      await eventually(() => expect(ticks).toBeGreaterThanOrEqual(9), 60_000);
      await office.close(broken);
      await app.get(Queues).queue('sweep').removeJobScheduler('restless');
      const letters = await office.sql("select 1 from outbox where dedupe_key = 'dead:sweep:restless'");
      expect(letters).toHaveLength(1);
    });
  });
});
