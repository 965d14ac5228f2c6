import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/database/embedded/index.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { startBackgroundApp } from '../integration/outbox/background-app.js';
import { asOwner, HANDLERS, Interference, StampLetter } from '../integration/outbox/jobs.js';
import { inTx } from '../integration/outbox/post-office.js';
import { eventually } from '../support/eventually.js';
import { HttpSink } from '../support/http-sink.js';
import { newScratchFolder } from '../support/scratch-folder.js';

const PATIENCE = 300_000;
const LETTERS = 60;
const REPLICAS = 2;

/** Orders that were not carried out, and why. */
const LEFT =
  'select attempts, last_error, published_at, dead_at from outbox where done_at is null or dead_at is not null';

/** The server itself goes and comes back at its address, while relays, workers and those who order are at work. */
describe('PostgreSQL goes under load and comes back', () => {
  let folder: string;
  let server: EmbeddedPostgres;
  let sink: HttpSink;
  let replicas: INestApplicationContext[] = [];

  beforeAll(async () => {
    folder = newScratchFolder();
    server = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
    await migrate(server.url);
    await asOwner(
      server.url,
      'create table stamp (letter_id uuid not null); grant all on stamp to zhenggai_app',
    );
    sink = await HttpSink.start();
    const options = { databaseUrl: server.url, redisUrl: null, handlers: HANDLERS };
    replicas = await Promise.all(Array.from({ length: REPLICAS }, () => startBackgroundApp(options)));
    for (const replica of replicas)
      replica.get(Interference).during = async (letterId) => {
        await fetch(sink.url, { method: 'POST', body: letterId });
      };
  }, PATIENCE);
  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.close()));
    await server?.stop();
    await sink?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, PATIENCE);

  const postmaster = () =>
    Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  const count = async (sql: string) => Number((await asOwner<{ n: string }>(server.url, sql))[0]?.n);

  /** Keeps ordering whatever happens: an order that fails is given again under another number. */
  async function orderAll(): Promise<void> {
    for (let given = 0; given < LETTERS; given++)
      await eventually(() => {
        const replica = replicas[given % REPLICAS];
        if (replica === undefined) throw new Error('no replica');
        return inTx(replica, (tx) => replica.get(Outbox).add(tx, StampLetter, { letterId: randomUUID() }));
      }, PATIENCE / 2);
  }

  it.each([
    ['is stopped at once (fast)', 'SIGINT'],
    ['is killed', 'SIGKILL'],
  ] as const)(
    'where it %s, every order given is carried out: once in the database, at least once at the sink',
    async (_how, signal) => {
      const stamped = await count('select count(*) as n from stamp');
      const before = postmaster();
      const ordering = orderAll();
      await eventually(async () => {
        expect(await count('select count(*) as n from stamp')).toBeGreaterThan(stamped);
      }, PATIENCE / 2);
      process.kill(before, signal);
      await eventually(() => expect(postmaster()).not.toBe(before), PATIENCE / 2);
      await ordering;
      await eventually(async () => {
        expect(await asOwner(server.url, LEFT)).toEqual([]);
      }, PATIENCE / 4);
      const ordered = await asOwner<{ id: string }>(
        server.url,
        `select payload ->> 'letterId' as id from outbox where job = 'stamp-letter' order by 1`,
      );
      const stamps = await asOwner<{ id: string }>(
        server.url,
        'select letter_id::text as id from stamp order by 1',
      );
      expect(stamps).toEqual(ordered);
      const delivered = new Set(sink.received.map(({ body }) => body));
      expect(ordered.filter(({ id }) => !delivered.has(id))).toEqual([]);
    },
    PATIENCE,
  );
});
