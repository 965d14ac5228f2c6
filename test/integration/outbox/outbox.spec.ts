import 'reflect-metadata';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { ClockModule } from '../../../src/platform/clock.module.js';
import { Clock, FixedClock } from '../../../src/platform/clock.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import { UnitOfWork } from '../../../src/platform/database/tx.js';
import { DeadLetters } from '../../../src/platform/outbox/dead-letters.js';
import { JobJournal } from '../../../src/platform/outbox/job-journal.js';
import { once, Outbox } from '../../../src/platform/outbox/outbox.js';
import { OutboxHealth } from '../../../src/platform/outbox/outbox-gauges.js';
import { purgeDone } from '../../../src/platform/outbox/outbox-rows.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { StampLetter } from './jobs.js';
import { inTx, PostOffice } from './post-office.js';

const MINUTE = 60_000;

describe('the outbox of a process that only orders work', () => {
  const clock = new FixedClock('2026-10-08');
  let office: PostOffice;
  let app: INestApplicationContext;
  let outbox: Outbox;
  let journal: JobJournal;

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
    outbox = app.get(Outbox);
    journal = new JobJournal(app.get(UnitOfWork), app.get(DataSource), clock);
  });
  beforeEach(() => office.sql('truncate outbox'));
  afterAll(async () => {
    await app.close();
    await office.demolish();
  });

  const order = async (options = {}) =>
    inTx(app, (tx) => outbox.add(tx, StampLetter, { letterId: randomUUID() }, options));
  const gauges = () => inTx(app, (tx) => app.get(OutboxHealth).gauges(tx));
  const run = (outboxId: string | null) => ({
    id: outboxId ?? 'tick-daily-1',
    name: 'stamp-letter',
    outboxId,
    attempt: 1,
    startedAt: clock.now(),
    signal: new AbortController().signal,
  });
  const deadJob = (outboxId: string | null) => ({
    id: outboxId ?? 'repeat:daily:1',
    outboxId,
    name: 'stamp-letter',
    queue: 'notify',
    data: {},
    attempts: 3,
    scheduleId: outboxId === null ? 'daily' : null,
  });

  it('keeps an order with its job, queue, payload and times', async () => {
    const availableAt = new Date(clock.now().getTime() + MINUTE);
    const payload = { letterId: randomUUID() };
    const id = await inTx(app, (tx) => outbox.add(tx, StampLetter, payload, { availableAt }));
    const [row] = await office.sql('select * from outbox');
    expect(row).toMatchObject({
      id,
      job: 'stamp-letter',
      queue: 'notify',
      payload,
      created_at: clock.now(),
      available_at: availableAt,
      published_at: null,
    });
  });

  it('takes an order with the same key once', async () => {
    const first = await order({ dedupeKey: 'stamp:1' });
    expect(first).not.toBeNull();
    expect(await order({ dedupeKey: 'stamp:1' })).toBeNull();
    expect(await order({ dedupeKey: 'stamp:2' })).not.toBeNull();
    const both = [{ dedupeKey: 'stamp:2' }, { dedupeKey: 'stamp:3' }, { dedupeKey: 'stamp:3' }, {}];
    const orders = both.map((options) => ({ payload: { letterId: randomUUID() }, ...options }));
    expect(await inTx(app, (tx) => outbox.addMany(tx, StampLetter, orders))).toBe(2);
  });

  it('takes twenty thousand orders in one statement, and none at all', async () => {
    const orders = Array.from({ length: 20_000 }, () => ({ payload: { letterId: randomUUID() } }));
    expect(await inTx(app, (tx) => outbox.addMany(tx, StampLetter, orders))).toBe(20_000);
    expect(await inTx(app, (tx) => outbox.addMany(tx, StampLetter, []))).toBe(0);
    expect(await gauges()).toMatchObject({ due: 20_000 });
  });

  it('gives the receipt to one of two runs at the same moment', async () => {
    const id = await order();
    const results = await Promise.all(
      [1, 2].map(() =>
        inTx(app, async (tx) => {
          const mine = await once(run(id), tx);
          if (mine) await tx.query('select pg_sleep(0.1)');
          return mine;
        }),
      ),
    );
    expect([...results].sort()).toEqual([false, true]);
  });

  it('gives the receipt back when the run fails', async () => {
    const id = await order();
    const failing = inTx(app, async (tx) => {
      await once(run(id), tx);
      throw new Error('ink is out');
    });
    await expect(failing).rejects.toThrow('ink is out');
    expect(await inTx(app, (tx) => once(run(id), tx))).toBe(true);
    expect(await inTx(app, (tx) => once(run(id), tx))).toBe(false);
  });

  it('asks no receipt of the tick of a schedule', async () => {
    expect(await inTx(app, (tx) => once(run(null), tx))).toBe(true);
    expect(await inTx(app, (tx) => once(run(null), tx))).toBe(true);
  });

  it('keeps many receipts that come at once, and says so to each', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, () => order()));
    await Promise.all(ids.map((id) => journal.done(id ?? '')));
    const done = await office.sql('select 1 from outbox where done_at is not null');
    expect(done).toHaveLength(30);
  });

  it('tells each job whose receipt was lost', async () => {
    const id = (await order()) ?? '';
    const outcomes = await Promise.allSettled([journal.done('no uuid'), journal.done(id)]);
    expect(outcomes[0]?.status).toBe('rejected');
    await journal.done(id);
    expect(await office.state(id)).toMatchObject({ done: true });
  });

  it('keeps one dead letter for a row, and one for all failures of a schedule', async () => {
    const id = (await order()) ?? '';
    await journal.dead(deadJob(id), 'first');
    await journal.dead(deadJob(id), 'second');
    await journal.dead(deadJob(null), 'third');
    await journal.dead(deadJob(null), 'fourth');
    const letters = await inTx(app, (tx) => app.get(DeadLetters).list(tx, 10));
    expect(letters.map(({ lastError }) => lastError).sort()).toEqual(['fourth', 'second']);
    expect(await gauges()).toMatchObject({ dead: 2, due: 0 });
  });

  it('pages through the dead letters, newest first', async () => {
    for (const reason of ['old', 'middle', 'new']) {
      await journal.dead(deadJob((await order()) ?? ''), reason);
      clock.advance(MINUTE);
    }
    const letters = app.get(DeadLetters);
    const first = await inTx(app, (tx) => letters.list(tx, 2));
    const rest = await inTx(app, (tx) => letters.list(tx, 2, first[1]));
    expect([first, rest].map((page) => page.map(({ lastError }) => lastError))).toEqual([
      ['new', 'middle'],
      ['old'],
    ]);
  });

  it('measures its backlog', async () => {
    await order();
    clock.advance(90_000);
    await order();
    await order({ availableAt: new Date(clock.now().getTime() + 1) });
    expect(await gauges()).toEqual({ oldestDueSeconds: 90, due: 2, open: 0, dead: 0 });
  });

  it('forgets what is long done, never what is open or dead', async () => {
    const [done, dead] = [(await order()) ?? '', (await order()) ?? '', await order()];
    await journal.done(done);
    await journal.dead(deadJob(dead), 'ink is out');
    await office.sql('update outbox set done_at = $1 where id = $2', [clock.now(), dead]);
    const later = new Date(clock.now().getTime() + 1);
    expect(await inTx(app, (tx) => purgeDone(tx, clock.now(), 10))).toBe(0);
    expect(await inTx(app, (tx) => purgeDone(tx, later, 10))).toBe(1);
    expect(await office.sql('select 1 from outbox')).toHaveLength(2);
  });
});
