import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { FixedClock } from '../../src/platform/clock.js';
import { Handover } from '../../src/platform/outbox/handover.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { OutboxHealth } from '../../src/platform/outbox/outbox-gauges.js';
import { OutboxRelay } from '../../src/platform/outbox/outbox-relay.js';
import { Reconciler } from '../../src/platform/outbox/reconciler.js';
import { Queues } from '../../src/platform/queue/queues.js';
import { Upkeep } from '../../src/platform/queue/upkeep.js';
import { BurnLetter, Interference, StampLetter } from '../integration/outbox/jobs.js';
import { inTx, PostOffice } from '../integration/outbox/post-office.js';
import { eventually } from '../support/eventually.js';
import { PickyQueues, WatchedHandover } from './faulty-parts.js';
import { runDoomedProcess } from './run-doomed.js';

describe('the relay', () => {
  let office: PostOffice;

  beforeAll(async () => {
    office = await PostOffice.open();
  });
  afterEach(() => office.closeAll());
  afterAll(() => office.demolish());

  it('adds again what it could not mark, and nothing happens twice', async () => {
    const app = await office.start({ instead: [[Handover, WatchedHandover]] });
    const handover = app.get<WatchedHandover>(Handover);
    let failures = 2;
    handover.afterwards = (rows) => {
      if (rows.length > 0 && failures-- > 0) throw new Error('connection lost');
    };
    const { id, letterId } = await office.order(app);
    await eventually(async () =>
      expect(await office.state(id)).toMatchObject({ published: true, done: true }),
    );
    expect(handover.taken).toEqual([id, id, id]);
    expect(await office.stamps(letterId)).toBe(1);
  });

  it('killed between add and mark leaves the row to the next one', async () => {
    const orderer = await office.start();
    await orderer.get(OutboxRelay).stop();
    const { id, letterId } = await office.order(orderer);
    await office.close(orderer);

    expect(await runDoomedProcess('relay', office.database.url, null)).toBe('SIGKILL');
    expect(await office.state(id)).toMatchObject({ published: false, dead: false, attempts: 0 });

    await office.start();
    await eventually(async () =>
      expect(await office.state(id)).toMatchObject({ published: true, done: true }),
    );
    expect(await office.stamps(letterId)).toBe(1);
  });

  it('shares the rows with its replicas: none is taken twice', async () => {
    const options = { instead: [[Handover, WatchedHandover]], tuning: { relayBatch: 10 } } as const;
    const [one, other] = await Promise.all([office.start(options), office.start(options)]);
    const orders = Array.from({ length: 200 }, () => ({ payload: { letterId: randomUUID() } }));
    await inTx(one, (tx) => one.get(Outbox).addMany(tx, StampLetter, orders));
    await eventually(async () => {
      const { due, open } = await inTx(one, (tx) => one.get(OutboxHealth).gauges(tx));
      expect({ due, open }).toEqual({ due: 0, open: 0 });
    });
    const taken = [one, other].flatMap((app) => app.get<WatchedHandover>(Handover).taken);
    expect(taken).toHaveLength(200);
    expect(new Set(taken).size).toBe(200);
  });

  it('lets a row the server refuses back off and die alone', async () => {
    const clock = new FixedClock('2026-10-08');
    const app = await office.start({ clock, instead: [[Queues, PickyQueues]], tuning: { relayAttempts: 3 } });
    const relay = app.get(OutboxRelay);
    await relay.stop();
    const [before, poison, after] = [
      await office.order(app),
      await office.order(app),
      await office.order(app),
    ];
    app.get<PickyQueues>(Queues).refused.add(poison.id);

    expect(await relay.tick()).toBe(3);
    expect(await office.state(before.id)).toMatchObject({ published: true });
    expect(await office.state(after.id)).toMatchObject({ published: true });
    const refused = { published: false, dead: false, lastError: 'job too large' };
    expect(await office.state(poison.id)).toMatchObject({ ...refused, attempts: 1 });

    expect(await relay.tick()).toBe(0);
    clock.advance(1000);
    expect(await relay.tick()).toBe(1);
    clock.advance(1999);
    expect(await relay.tick()).toBe(0);
    expect(await office.state(poison.id)).toMatchObject({ ...refused, attempts: 2 });
    clock.advance(1);
    expect(await relay.tick()).toBe(1);
    expect(await office.state(poison.id)).toMatchObject({ ...refused, dead: true, attempts: 3 });
    clock.advance(3_600_000);
    expect(await relay.tick()).toBe(0);
    await eventually(async () => expect(await office.state(after.id)).toMatchObject({ done: true }));
  });

  it('leaves an order of a newer release alone for a day, then it counts as dead', async () => {
    const clock = new FixedClock('2026-10-08');
    const app = await office.start({ clock, tuning: { relayAttempts: 1 } });
    await Promise.all([app.get(OutboxRelay).stop(), app.get(Upkeep).stop()]);
    const id = await inTx(app, (tx) => app.get(Outbox).add(tx, BurnLetter, { letterId: '' }));
    const waiting = { published: false, dead: false, attempts: 0, lastError: null };
    clock.advance(24 * 3_600_000);
    expect(await app.get(OutboxRelay).tick()).toBe(0);
    expect(await app.get(Reconciler).bury()).toBe(0);
    expect(await office.state(id ?? '')).toMatchObject(waiting);
    clock.advance(1);
    expect(await app.get(Reconciler).bury()).toBe(1);
    const lastError = 'no worker knew a job of this name for 24 h';
    expect(await office.state(id ?? '')).toMatchObject({ ...waiting, dead: true, lastError });
    expect(app.get(Interference).runs).toEqual([]);
  });

  it('does not hand over what is not yet due', async () => {
    const clock = new FixedClock('2026-10-08');
    const app = await office.start({ clock });
    await app.get(OutboxRelay).stop();
    const availableAt = new Date(clock.now().getTime() + 60_000);
    await inTx(app, (tx) =>
      app.get(Outbox).add(tx, StampLetter, { letterId: randomUUID() }, { availableAt }),
    );
    expect(await app.get(OutboxRelay).tick()).toBe(0);
    clock.advance(60_000);
    expect(await app.get(OutboxRelay).tick()).toBe(1);
  });
});
