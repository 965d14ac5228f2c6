import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { Client } from 'pg';
import { loadReference } from '../seeds/reference/load-reference.js';
import { AuditModule } from '../src/modules/audit/index.js';
import { CalendarsModule } from '../src/modules/calendars/index.js';
import { RemindersModule, Sweep } from '../src/modules/reminders/index.js';
import { DeliverDigestsHandler } from '../src/modules/reminders/jobs/digests/deliver-digests.handler.js';
import type { DeliverDigestsPayload } from '../src/modules/reminders/jobs/digests/deliver-digests.job.js';
import { Clock, FixedClock } from '../src/platform/clock.js';
import { loadConfig, PROJECT_ROOT } from '../src/platform/config/config.js';
import { DatabaseModule } from '../src/platform/database/database.module.js';
import { PlatformModule } from '../src/platform/platform.module.js';
import { QUEUE_TUNING } from '../src/platform/queue/queue-tuning.js';
import { QueueModule } from '../src/platform/queue/queue.module.js';

export interface DigestsBenchOptions {
  /** A migrated database that holds nothing else; it is filled and not emptied. */
  readonly databaseUrl: string;
  /** Each gets a digest on each of five days. */
  readonly people?: number;
}

export interface DigestsBenchResult {
  readonly digests: number;
  /** Planned by the sweeps, rendered, written with their deliveries and receipts. */
  readonly seconds: number;
  /** Of these, the sweeps. */
  readonly sweepSeconds: number;
  /** At the rate measured. Bar: 120. */
  readonly secondsFor100000: number;
}

/** A week of work; the task of the day is due five working days later. */
const DAYS = [
  ['2026-09-07', '2026-09-14'],
  ['2026-09-08', '2026-09-15'],
  ['2026-09-09', '2026-09-16'],
  ['2026-09-10', '2026-09-17'],
  ['2026-09-11', '2026-09-18'],
] as const;

/** Five days of sweeps and the digest of each person on each, as a worker makes them: ten at a time. */
export async function benchDigests({
  databaseUrl,
  people = 20_000,
}: DigestsBenchOptions): Promise<DigestsBenchResult> {
  await loadReference(databaseUrl, join(PROJECT_ROOT, 'seeds'));
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const app = await startApp(databaseUrl);
  const clock = app.get<FixedClock>(Clock);
  try {
    await fill(client, people);
    const began = performance.now();
    let sweepMs = 0;
    for (const [day] of DAYS) {
      clock.set(day);
      const sweepBegan = performance.now();
      await app.get(Sweep).runIfDue(new AbortController().signal);
      sweepMs += performance.now() - sweepBegan;
      await deliverAll(client, app.get(DeliverDigestsHandler), clock.now());
    }
    const seconds = (performance.now() - began) / 1000;
    const digests = await count(client);
    return {
      digests,
      seconds,
      sweepSeconds: sweepMs / 1000,
      secondsFor100000: (seconds / digests) * 100_000,
    };
  } finally {
    await app.close();
    await client.end();
  }
}

async function startApp(databaseUrl: string) {
  const config = loadConfig({ DATABASE_URL: databaseUrl });
  const app = await Test.createTestingModule({
    imports: [
      PlatformModule.forRoot(config, new FixedClock(DAYS[0][0])),
      DatabaseModule.forRoot({ url: databaseUrl, poolSize: QUEUE_TUNING.concurrency.notify }),
      QueueModule.forApi(),
      AuditModule,
      CalendarsModule,
      RemindersModule,
    ],
  }).compile();
  return app.init();
}

interface Order {
  readonly id: string;
  readonly payload: DeliverDigestsPayload;
}

async function deliverAll(client: Client, handler: DeliverDigestsHandler, startedAt: Date): Promise<void> {
  const { rows } = await client.query<Order>(
    `select id, payload from outbox where job = 'deliver-digests' and done_at is null`,
  );
  const { signal } = new AbortController();
  const worker = async () => {
    for (let order = rows.pop(); order !== undefined; order = rows.pop()) {
      const { id, payload } = order;
      await handler.handle(payload, {
        id,
        name: 'deliver-digests',
        outboxId: id,
        attempt: 1,
        startedAt,
        signal,
      });
    }
  };
  await Promise.all(Array.from({ length: QUEUE_TUNING.concurrency.notify }, worker));
}

async function count(client: Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from notice where kind = 'digest' and day >= $1`,
    [DAYS[0][0]],
  );
  return rows[0]?.n ?? 0;
}

async function fill(client: Client, people: number): Promise<void> {
  await client.query(PEOPLE, [people]);
  for (const [, due] of DAYS) await client.query(TASKS, [due]);
  await client.query(LAST_WEEK);
  await client.query('vacuum analyze');
}

/** A county with as many departments as people, each with its liaison, who gets letters. */
const PEOPLE = `
with county as (
  insert into organisation (path, code, kind, level, name, short_name, is_reporting_body) values ('/b/', 'b', 'government', 'county', '县', '县', true)
  returning id
), unit as (
  insert into organisation (parent_id, path, code, kind, level, name, short_name)
    select c.id, '/b/d' || n || '/', 'd' || n, 'department', 'county', '部门' || n, '部门' || n from county c, generate_series(1, $1::int) n
    returning id, code
), person as (
  insert into account (organisation_id, login, display_name, email, password_hash)
    select id, 'p-' || code, code, code || '@bench.example', '-' from unit returning id, organisation_id
), officer as (
  insert into account (organisation_id, login, display_name, password_hash) select id, 'officer', '督查员', '-' from county
)
insert into role_grant (account_id, role, organisation_id, starts_on, reason)
  select id, 'liaison', organisation_id, '2025-01-01', '任职' from person`;

const TASKS = `
insert into task (organisation_id, org_path, number, title, kind, report_year, problem, state, rectification_class, priority, lead_organisation_id,
  issued_on, sign_due_on, signed_on, original_due_on, current_due_on, plan_state, progress, progress_reported_on, rule_pack, light, light_reason,
  created_by, created_at)
select c.id, c.path, 'n' || gen_random_uuid(), '行政执法案卷制作不规范', 'shortcoming', 2025, '问题', 'in_progress', 'staged', 'ordinary', u.id,
  '2026-08-03', '2026-08-05', '2026-08-04', $1::date, $1::date, 'approved', 100, '2027-12-31', 'default@1', 'green', 'light.on-schedule', a.id, now()
from organisation u, organisation c, account a where u.code like 'd%' and c.code = 'b' and a.login = 'officer'`;

/** A table that is empty in the morning is a matter of the first day of an installation: keys are then checked by plans made for no rows. */
const LAST_WEEK = `
with written as (
  insert into notice (account_id, occasion, kind, day, title, body, link, created_at)
    select id, 'digest 2026-09-04', 'digest', '2026-09-04', '整改提醒 2026-09-04:1项', '【绿灯】1', '/notices', '2026-09-04 08:40+08'
    from account where email is not null returning id, account_id, created_at
)
insert into delivery (notice_id, account_id, channel, state, attempts, queued_at, sent_at)
  select id, account_id, 'inbox', 'sent', 1, created_at, created_at from written`;
