import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { Reconciler } from '../../src/platform/outbox/reconciler.js';
import { QUEUE_TUNING } from '../../src/platform/queue/queue-tuning.js';
import { Interference, StampLetter } from '../integration/outbox/jobs.js';
import { inTx, PostOffice } from '../integration/outbox/post-office.js';
import { eventually } from '../support/eventually.js';
import { HttpSink } from '../support/http-sink.js';
import { redisIsHere, RedisServer, type TestRedis } from '../support/redis.js';

const REPLICAS = 10;
const LETTERS = 100;
const SHARE = LETTERS / REPLICAS;
/** Ten replicas take their time to start where two cores are shared. */
const PATIENCE = 240_000;

describe.each([
  { backend: 'PostgreSQL', runs: true },
  { backend: 'Redis', runs: redisIsHere() },
])('ten replicas of relay, workers and upkeep, on $backend', ({ backend, runs }) => {
  const test = runs ? it : it.skip;
  let office: PostOffice;
  let sink: HttpSink;
  let redis: TestRedis | null = null;

  beforeAll(async () => {
    if (!runs) return;
    office = await PostOffice.open();
    sink = await HttpSink.start();
    redis = backend === 'Redis' ? await RedisServer.start() : null;
  });
  afterAll(async () => {
    await office?.demolish();
    await sink?.stop();
    await redis?.stop();
  }, PATIENCE);

  test(
    'carry every order to the sink exactly once, however they race for it',
    async () => {
      const { lockDuration, stalledInterval } = QUEUE_TUNING;
      const options = {
        redisUrl: redis?.url ?? null,
        tuning: { lockDuration, stalledInterval, relayBatch: 7 },
      };
      const replicas = await Promise.all(Array.from({ length: REPLICAS }, () => office.start(options)));
      for (const replica of replicas)
        replica.get(Interference).during = async (letterId) => {
          await fetch(`${sink.url}/${letterId}`, { method: 'POST', body: letterId });
        };
      const letterIds = Array.from({ length: LETTERS }, () => randomUUID());
      const orders = letterIds.map((letterId) => ({ payload: { letterId } }));
      for (const [i, replica] of replicas.entries())
        await inTx(replica, (tx) =>
          replica.get(Outbox).addMany(tx, StampLetter, orders.slice(i * SHARE, (i + 1) * SHARE)),
        );
      await Promise.all(replicas.map((replica) => replica.get(Reconciler).reconcile()));
      const open = 'select 1 from outbox where done_at is null';
      await eventually(async () => expect(await office.sql(open)).toEqual([]), PATIENCE / 2);
      expect(sink.received.map(({ body }) => body).sort()).toEqual([...letterIds].sort());
      const ran = replicas.filter((replica) => replica.get(Interference).runs.length > 0);
      expect(ran.length).toBeGreaterThan(1);
    },
    PATIENCE,
  );
});
