import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { OutboxRelay } from '../../src/platform/outbox/outbox-relay.js';
import { PostOffice } from '../integration/outbox/post-office.js';
import { eventually } from '../support/eventually.js';
import { redisIsHere, RedisServer, type TestRedis } from '../support/redis.js';
import { runDoomedProcess } from './run-doomed.js';

const onRedis = redisIsHere();

describe.each([
  { backend: 'PostgreSQL', runs: true },
  { backend: 'Redis', runs: onRedis },
])('a worker killed in a job, on $backend', ({ backend, runs }) => {
  const test = runs ? it : it.skip;
  let office: PostOffice;
  let redis: TestRedis | null = null;

  beforeAll(async () => {
    if (!runs) return;
    office = await PostOffice.open();
    redis = backend === 'Redis' ? await RedisServer.start() : null;
  });
  afterEach(() => office?.closeAll());
  afterAll(async () => {
    await office?.demolish();
    await redis?.stop();
  });

  /** An order whose first worker has died over it. */
  async function abandonedOrder(): Promise<{ id: string; letterId: string }> {
    const redisUrl = redis?.url ?? null;
    const orderer = await office.start({ redisUrl });
    await orderer.get(OutboxRelay).stop();
    const order = await office.order(orderer);
    await office.close(orderer);
    expect(await runDoomedProcess('job', office.database.url, redisUrl)).toBe('SIGKILL');
    expect(await office.state(order.id)).toMatchObject({ published: true, done: false });
    return order;
  }

  test('gives it to another, and the effect happens once', async () => {
    const { id, letterId } = await abandonedOrder();
    expect(await office.stamps(letterId)).toBe(0);
    await office.start({ redisUrl: redis?.url ?? null });
    await eventually(async () => expect(await office.state(id)).toMatchObject({ done: true }));
    expect(await office.stamps(letterId)).toBe(1);
  });

  test('puts a job that kills its workers among the dead letters', async () => {
    const { id } = await abandonedOrder();
    await office.start({ redisUrl: redis?.url ?? null, tuning: { maxStalledCount: 0 } });
    await eventually(
      async () =>
        expect(await office.state(id)).toMatchObject({
          done: false,
          dead: true,
          lastError: 'job stalled more than allowable limit',
        }),
      15_000,
    );
  });
});
