import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Test } from '@nestjs/testing';
import { Client } from 'pg';
import { AppModule } from '../src/entrypoints/app.module.js';
import { SystemClock } from '../src/platform/clock.js';
import { loadConfig, type AppConfig } from '../src/platform/config/config.js';
import { MailGateway } from '../src/platform/gateways/mail/index.js';
import { PostgresBackend } from '../src/platform/queue/postgres-backend.js';
import type { QueueBackend } from '../src/platform/queue/queue-backend.js';
import { QUEUE_TUNING } from '../src/platform/queue/queue-tuning.js';
import { RedisBackend } from '../src/platform/queue/redis-backend.js';
import { startServer } from './support/server-process.js';

export interface DeliveryBenchOptions {
  /** A migrated database that holds nothing else; it is filled and not emptied. */
  readonly databaseUrl: string;
  /** Null: BullMQ on PostgreSQL. */
  readonly redisUrl: string | null;
  readonly letters?: number;
}

export interface DeliveryBenchResult {
  readonly oursPerSecond: number;
  /** A bare BullMQ worker that sends the same letter through the same gateway to the same server. */
  readonly barePerSecond: number;
  /** Bar: at least 0.6. */
  readonly ratio: number;
}

const ROUNDS = 3;
const TEXT =
  '整改提醒 2026-09-21:1项\n\n【黄灯】1\n· 2025-qy-001 执法文书制作不规范:距办结时限还有5个工作日\n';

/** Orders in the outbox until every letter is at a local SMTP server and its row says sent, in turns with the bare worker. */
export async function benchDelivery({
  databaseUrl,
  redisUrl,
  letters = 2_000,
}: DeliveryBenchOptions): Promise<DeliveryBenchResult> {
  const sink = await startServer('./mail-sink.ts', {});
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const config = loadConfig({
    DATABASE_URL: databaseUrl,
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    LOG_LEVEL: 'fatal',
    ...(redisUrl !== null && { REDIS_URL: redisUrl }),
  });
  try {
    await client.query(PEOPLE);
    await client.query(LOOK_BY_INDEX);
    const rounds: { ours: number; bare: number }[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const bare = await barePerSecond(config, letters);
      const ours = await oursPerSecond(config, client, letters);
      rounds.push({ ours, bare });
    }
    const middle = rounds.sort((a, b) => a.ours / a.bare - b.ours / b.bare)[Math.floor(ROUNDS / 2)];
    if (middle === undefined) throw new Error('no round was run');
    const { ours, bare } = middle;
    return { oursPerSecond: ours, barePerSecond: bare, ratio: ours / bare };
  } finally {
    await client.end();
    await sink.stop();
  }
}

async function oursPerSecond(config: AppConfig, client: Client, letters: number): Promise<number> {
  const { databaseUrl } = config;
  const module = AppModule.forRoot({
    config,
    databaseUrl: databaseUrl ?? '',
    role: 'worker',
    clock: new SystemClock(),
  });
  const app = await Test.createTestingModule({ imports: [module] }).compile();
  await app.init();
  try {
    await sendAll(client, Math.ceil(letters / 10));
    const began = performance.now();
    await sendAll(client, letters);
    return letters / ((performance.now() - began) / 1000);
  } finally {
    await app.close();
  }
}

/** Orders so many letters in one transaction and waits until the last is sent. */
async function sendAll(client: Client, letters: number): Promise<void> {
  await client.query(ORDERS, [letters]);
  while ((await client.query<{ isOpen: boolean }>(IS_OPEN)).rows[0]?.isOpen === true) await delay(20);
  const { rows } = await client.query<{ n: number }>(UNSENT);
  if (rows[0]?.n !== 0) throw new Error(`${rows[0]?.n} letters have a receipt and are not sent`);
}

async function barePerSecond(config: AppConfig, letters: number): Promise<number> {
  const backend: QueueBackend =
    config.redisUrl === null
      ? new PostgresBackend(config.databaseUrl ?? '')
      : new RedisBackend(config.redisUrl);
  const gateway = new MailGateway(config);
  await backend.prepare();
  const queue = backend.openQueue('notify');
  let sent = 0;
  let finished = (): void => undefined;
  const worker = backend.openWorker(
    'notify',
    async ({ id }) => {
      const mail = { to: 'p1@bench.example', replyTo: null, subject: '整改提醒', text: TEXT, id: id ?? '' };
      await gateway.send(mail, new AbortController().signal);
      sent += 1;
      if (sent === letters) finished();
    },
    {
      concurrency: QUEUE_TUNING.concurrency.notify,
      lockDuration: QUEUE_TUNING.lockDuration,
      stalledInterval: QUEUE_TUNING.stalledInterval,
    },
  );
  try {
    const began = performance.now();
    const all = new Promise<void>((resolve) => (finished = resolve));
    const opts = { removeOnComplete: true, removeOnFail: true };
    for (let from = 0; from < letters; from += QUEUE_TUNING.relayBatch)
      await queue.addBulk(
        Array.from({ length: Math.min(QUEUE_TUNING.relayBatch, letters - from) }, () => ({
          name: 'send',
          data: {},
          opts: { ...opts, jobId: randomUUID() },
        })),
      );
    await all;
    return letters / ((performance.now() - began) / 1000);
  } finally {
    await worker.close();
    await queue.close();
    gateway.onApplicationShutdown();
    await backend.close();
  }
}

/** Asked fifty times a second beside what is measured: of two indexes that are nearly empty, not of a whole table. */
const IS_OPEN = `
select exists (select from outbox where published_at is null and dead_at is null)
  or exists (select from outbox where published_at is not null and done_at is null and dead_at is null) as "isOpen"`;
/** A table that is small yet would be read whole. */
const LOOK_BY_INDEX = 'set enable_seqscan = off';
const UNSENT = `select count(*)::int as n from delivery where state <> 'sent'`;

const PEOPLE = `
insert into organisation (path, code, kind, level, name, short_name) values ('/b/', 'b', 'government', 'county', '县', '县');
insert into account (organisation_id, login, display_name, email, password_hash)
  select o.id, 'p' || n, 'p' || n, 'p' || n || '@bench.example', '-' from organisation o, generate_series(1, 200) n where o.code = 'b'`;

const ORDERS = `
with written as (
  insert into notice (account_id, occasion, kind, day, title, body, link, created_at)
  select a.id, 'bench ' || gen_random_uuid(), 'digest', current_date, '整改提醒 2026-09-21:1项', '${TEXT}', '/notices', now()
  from generate_series(1, $1::int) n join account a on a.login = 'p' || (1 + n % 200) returning id, account_id
), letter as (
  insert into delivery (notice_id, account_id, channel, state, queued_at) select id, account_id, 'mail', 'queued', now() from written returning id
)
insert into outbox (job, queue, payload, created_at, available_at)
select 'send-mail', 'notify', jsonb_build_object('deliveryId', id), now(), now() from letter`;
