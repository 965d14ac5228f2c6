import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../src/platform/clock.js';
import { OutboxRelay } from '../../src/platform/outbox/outbox-relay.js';
import { Reconciler } from '../../src/platform/outbox/reconciler.js';
import { Queues } from '../../src/platform/queue/queues.js';
import { Workers } from '../../src/platform/queue/workers.js';
import { RecordedLog } from '../integration/outbox/background-app.js';
import { EmptyLetterbox, EmptyLetterboxHandler } from '../integration/outbox/jobs.js';
import { PostOffice } from '../integration/outbox/post-office.js';
import { eventually } from '../support/eventually.js';
import { redisIsHere, RedisServer } from '../support/redis.js';
import { IdleWorkers } from './faulty-parts.js';
import { TcpGate } from './tcp-gate.js';

const MINUTE = 60_000;

const SUBJECTS = ['outbox relay', 'queue upkeep', 'queue server'];
const subjectOf = (line: string) => line.split(':', 1)[0] ?? '';

describe('when PostgreSQL fails', () => {
  let office: PostOffice;

  beforeAll(async () => {
    office = await PostOffice.open();
  });
  afterAll(() => office.demolish());

  it('and cannot be reached for a while, everything waits, says so once and goes on', async () => {
    const gate = await TcpGate.before(office.database.url);
    const log = new RecordedLog();
    const app = await office.start({ databaseUrl: gate.url, log });
    const before = await office.order(app);
    await eventually(async () => expect(await office.state(before.id)).toMatchObject({ done: true }));
    log.lines.length = 0;

    await gate.shut();
    await eventually(() => expect(new Set(log.lines.map(subjectOf))).toEqual(new Set(SUBJECTS)));
    await expect(office.order(app)).rejects.toThrow();
    await gate.open();
    await eventually(() => expect(log.lines.filter((line) => line.includes('works again'))).toHaveLength(3));
    const { id, letterId } = await office.order(app);
    await eventually(async () => expect(await office.state(id)).toMatchObject({ done: true }));
    expect(await office.stamps(letterId)).toBe(1);
    const ofServers = log.lines.map(subjectOf).filter((subject) => subject !== 'done');
    expect(ofServers.sort()).toEqual([...SUBJECTS, ...SUBJECTS].sort());
    await office.close(app);
    await gate.shut();
  });

  it('and ends every connection, the workers listen again and go on', async () => {
    const app = await office.start();
    const before = await office.order(app);
    await eventually(async () => expect(await office.state(before.id)).toMatchObject({ done: true }));
    const ended = await office.sql(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    expect(ended.length).toBeGreaterThan(0);
    const { id, letterId } = await eventually(() => office.order(app));
    await eventually(async () => expect(await office.state(id)).toMatchObject({ done: true }));
    expect(await office.stamps(letterId)).toBe(1);
  });
});

(redisIsHere() ? describe : describe.skip)('when Redis fails', () => {
  let office: PostOffice;
  let redis: RedisServer;

  beforeAll(async () => {
    office = await PostOffice.open();
    redis = await RedisServer.start();
  });
  afterEach(() => office.closeAll());
  afterAll(async () => {
    await office.demolish();
    await redis.stop();
  });

  it('and is gone when the process stops, it stops all the same', async () => {
    const app = await office.start({ redisUrl: redis.url, tuning: { drainWithin: 500 } });
    await redis.kill();
    const begun = performance.now();
    await office.close(app);
    expect(performance.now() - begun).toBeLessThan(5000);
    await redis.resume();
  });

  it('and is gone for a while, orders wait unblamed and the log says so once', async () => {
    const log = new RecordedLog();
    const app = await office.start({ redisUrl: redis.url, log });
    const before = await office.order(app);
    await eventually(async () => expect(await office.state(before.id)).toMatchObject({ done: true }));
    log.lines.length = 0;

    await redis.kill();
    const { id, letterId } = await office.order(app);
    await eventually(() => expect(log.lines).toHaveLength(2));
    expect(await office.state(id)).toMatchObject({ published: false, attempts: 0, lastError: null });
    expect([...log.lines].sort()).toEqual([
      'outbox relay: the queue does not answer; trying again until it works',
      expect.stringMatching(/^queue (server|upkeep): .*; trying again until it works$/),
    ]);

    await redis.resume();
    await eventually(async () =>
      expect(await office.state(id)).toMatchObject({ published: true, done: true }),
    );
    expect(await office.stamps(letterId)).toBe(1);
    await eventually(() => expect(log.lines.filter((line) => line.includes('works again'))).not.toEqual([]));
    const once = log.lines.map((line) => line.replace(/\d+ s$/, 'n s'));
    expect(new Set(once).size).toBe(once.length);
  });

  it('and is not there at the start, the process starts and waits for it', async () => {
    await redis.kill();
    const app = await office.start({ redisUrl: redis.url });
    const { id } = await office.order(app);
    await redis.resume();
    await eventually(async () => expect(await office.state(id)).toMatchObject({ done: true }));
  });

  it('and loses all it held, the reconciler hands over again what has no receipt', async () => {
    const clock = new FixedClock('2026-10-08');
    const idle = await office.start({ redisUrl: redis.url, clock, instead: [[Workers, IdleWorkers]] });
    await idle.get(OutboxRelay).stop();
    const { id, letterId } = await office.order(idle);
    await idle.get(OutboxRelay).tick();
    expect(await idle.get(Queues).counts()).toMatchObject({ notify: { waiting: 1 } });

    await redis.command('flushall');
    clock.advance(5 * MINUTE);
    expect(await idle.get(Reconciler).reconcile()).toBe(0);
    expect(await idle.get(Queues).counts()).toMatchObject({ notify: { waiting: 0 } });
    clock.advance(1);
    expect(await idle.get(Reconciler).reconcile()).toBe(1);
    clock.advance(5 * MINUTE + 1);
    expect(await idle.get(Reconciler).reconcile()).toBe(1);
    expect(await idle.get(Queues).counts()).toMatchObject({ notify: { waiting: 1 } });
    await office.close(idle);

    const busy = await office.start({ redisUrl: redis.url, clock });
    await eventually(async () => expect(await office.state(id)).toMatchObject({ done: true }));
    expect(await office.stamps(letterId)).toBe(1);
    clock.advance(5 * MINUTE + 1);
    expect(await busy.get(Reconciler).reconcile()).toBe(0);
  });

  it('and loses the schedules, they are written again and tick once to make up for what was missed', async () => {
    const daily = { id: 'daily', cron: '30 8 * * *', tz: 'Asia/Shanghai', job: EmptyLetterbox } as const;
    const clock = new FixedClock('2026-10-08');
    const app = await office.start({ redisUrl: redis.url, clock, schedules: [daily] });
    await eventually(() => expect(app.get(EmptyLetterboxHandler).times).toBe(1));
    await redis.command('flushall');
    await eventually(() => expect(app.get(EmptyLetterboxHandler).times).toBe(2));
    await eventually(async () =>
      expect(await app.get(Queues).queue('sweep').getJobSchedulers()).toHaveLength(1),
    );
  });
});
