import { join } from 'node:path';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { Pool } from 'pg';
import { loadReference } from '../../../seeds/reference/load-reference.js';
import { AuditModule } from '../../../src/modules/audit/index.js';
import { CalendarsModule } from '../../../src/modules/calendars/index.js';
import { RemindersModule } from '../../../src/modules/reminders/index.js';
import { DeliverDigestsHandler } from '../../../src/modules/reminders/jobs/digests/deliver-digests.handler.js';
import { DeliverNoticesHandler } from '../../../src/modules/reminders/jobs/digests/deliver-notices.handler.js';
import { SendPushHandler } from '../../../src/modules/reminders/jobs/send-push.handler.js';
import { SendMailHandler } from '../../../src/modules/reminders/jobs/send-mail.handler.js';
import { TellAboutSlipHandler } from '../../../src/modules/reminders/jobs/tell-about-slip.handler.js';
import { TellAboutTaskHandler } from '../../../src/modules/reminders/jobs/tell-about-task.handler.js';
import { Sweep } from '../../../src/modules/reminders/sweep/sweep.service.js';
import { Clock, FixedClock } from '../../../src/platform/clock.js';
import { loadConfig, PROJECT_ROOT } from '../../../src/platform/config/config.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import { PlatformModule } from '../../../src/platform/platform.module.js';
import type { JobHandler } from '../../../src/platform/queue/job-handler.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.js';

/** People by the part they play; each has an account of that login and an address of that name. */
export const PEOPLE = ['liaison', 'owner', 'signer', 'leader', 'mayor', 'officer', 'supervisor'] as const;
export type PersonName = (typeof PEOPLE)[number];

export interface TaskRow {
  readonly title: string;
  readonly state: string;
  readonly issued_on: string | null;
  readonly signed_on: string | null;
  readonly current_due_on: string | null;
  readonly [column: string]: unknown;
}

export interface ReminderRow {
  readonly rule: string;
  readonly due_day: string;
  readonly planned_on: string;
  readonly who: string;
  readonly channel: string;
  readonly state: string;
}

interface OutboxRow {
  readonly id: string;
  readonly job: string;
  readonly payload: object;
}

const HANDLERS: Readonly<Record<string, Type<JobHandler<object>>>> = {
  'deliver-digests': DeliverDigestsHandler,
  'deliver-notices': DeliverNoticesHandler,
  'send-mail': SendMailHandler,
  'send-push': SendPushHandler,
  'tell-about-slip': TellAboutSlipHandler,
  'tell-about-task': TellAboutTaskHandler,
};

/** A county with one department, its people, a calendar and a clock that is set; jobs are run by hand, one by one. */
export class County {
  private tasks = 0;

  private constructor(
    private readonly database: TestDatabase,
    private readonly pool: Pool,
    readonly app: INestApplicationContext,
  ) {}

  /** @param smtpUrl null: mail is off */
  static async found(smtpUrl: string | null = null): Promise<County> {
    const database = await createTestDatabase();
    await loadReference(database.url, join(PROJECT_ROOT, 'seeds'));
    const pool = new Pool({ connectionString: database.url, max: 2 });
    // `end` says goodbye without waiting; dropping the database then ends the connection for good, which is no failure.
    pool.on('error', () => undefined);
    await pool.query(FOUND);
    const app = await startApp(database.url, smtpUrl);
    return new County(database, pool, app);
  }

  get clock(): FixedClock {
    return this.app.get(Clock);
  }

  get url(): string {
    return this.database.url;
  }

  async sql<Row>(text: string, params: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query(text, params)).rows as Row[];
  }

  /** A task of the department at work, on schedule and with nothing else owed, unless told otherwise. */
  async task(given: Partial<TaskRow> = {}): Promise<string> {
    this.tasks += 1;
    const row = { ...AT_WORK, number: `2026-c-${this.tasks}`, title: `任务${this.tasks}`, ...given };
    const columns = Object.keys(row);
    const [task] = await this.sql<{ id: string }>(
      `with task as (
         insert into task (organisation_id, lead_organisation_id, created_by, created_at, original_due_on, ${columns.join(', ')})
         select c.id, d.id, a.id, now(), $1, ${columns.map((_, i) => `$${i + 2}`).join(', ')}
         from organisation c, organisation d, account a where c.code = 'c' and d.code = 'd' and a.login = 'officer'
         returning id, lead_organisation_id, org_path)
       insert into task_party (task_id, organisation_id, org_path, part) select id, lead_organisation_id, org_path, 'lead' from task
       returning task_id as id`,
      [row.current_due_on, ...Object.values(row)],
    );
    return task?.id ?? '';
  }

  /** A second department with a liaison `helper` and a head `helper-signer` owes a part of the task. */
  async part(taskId: string, given: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.sql(HELPERS);
    const columns = Object.keys(given);
    await this.sql(
      `insert into task_party (task_id, organisation_id, org_path, part${columns.map((name) => `, ${name}`).join('')})
       select t.id, o.id, t.org_path, 'assisting'${columns.map((_, i) => `, $${i + 2}`).join('')}
       from task t, organisation o where t.id = $1 and o.code = 'h'`,
      [taskId, ...Object.values(given)],
    );
  }

  /** One sweep at that instant; a bare day means 08:30. */
  sweep(at: string): Promise<boolean> {
    this.clock.set(at);
    return this.app.get(Sweep).runIfDue(new AbortController().signal);
  }

  /** Runs every order that is due, and those that come of it, once each. */
  async runJobs(attempt = 1): Promise<void> {
    for (;;) {
      const rows = await this.sql<OutboxRow>(
        `select id, job, payload from outbox
         where done_at is null and dead_at is null and attempts < $1 and available_at <= $2 order by created_at, id`,
        [attempt, this.clock.now()],
      );
      if (rows.length === 0) return;
      for (const row of rows) await this.runJob(row, attempt);
    }
  }

  /** @returns what the handler threw */
  async runJob({ id, job, payload }: OutboxRow, attempt = 1): Promise<unknown> {
    const handler = HANDLERS[job];
    if (!handler) throw new Error(`no handler for ${job}`);
    await this.sql('update outbox set attempts = $2 where id = $1', [id, attempt]);
    try {
      const { signal } = new AbortController();
      const startedAt = this.clock.now();
      await this.app
        .get(handler)
        .handle(payload, { id, name: job, outboxId: id, attempt, startedAt, signal });
      await this.sql('update outbox set done_at = coalesce(done_at, $2) where id = $1', [id, startedAt]);
      return null;
    } catch (error) {
      return error;
    }
  }

  async day(at: string): Promise<boolean> {
    const swept = await this.sweep(at);
    await this.runJobs();
    return swept;
  }

  /** In the order in which they were planned. */
  reminders(taskId: string, channel = 'inbox'): Promise<ReminderRow[]> {
    return this.sql(
      `select r.rule_id as rule, r.due_day::text, r.planned_on::text, a.login as who, r.channel, coalesce(d.state, case when r.outdated_on is null then 'queued' else 'outdated' end) as state
       from reminder r join account a on a.id = r.recipient_id left join delivery d on d.id = r.delivery_id
       where r.task_id = $1 and r.channel = $2 order by r.planned_on, r.rule_id, r.level, a.login`,
      [taskId, channel],
    );
  }

  /** What somebody finds in the inbox, oldest first. */
  inbox(who: PersonName): Promise<{ title: string; body: string; kind: string; day: string }[]> {
    return this.sql(
      `select n.title, n.body, n.kind, n.day::text from notice n join account a on a.id = n.account_id
       where a.login = $1 order by n.created_at, n.id`,
      [who],
    );
  }

  async tell(taskId: string, event: string, actor: PersonName): Promise<void> {
    await this.sql(
      `insert into outbox (job, queue, payload, created_at, available_at)
       select 'tell-about-task', 'notify', jsonb_build_object('taskId', $1::text, 'event', $2::text, 'actorId', a.id), $4, $4
       from account a where a.login = $3`,
      [taskId, event, actor, this.clock.now()],
    );
    await this.runJobs();
  }

  async dissolve(): Promise<void> {
    await this.app.close();
    await this.pool.end();
    await this.database.drop();
  }
}

const AT_WORK: TaskRow = {
  org_path: '/t/c/',
  title: '',
  kind: 'shortcoming',
  report_year: 2025,
  problem: '行政执法案卷不规范',
  state: 'in_progress',
  rectification_class: 'staged',
  priority: 'ordinary',
  issued_on: '2026-08-03',
  sign_due_on: '2026-08-05',
  signed_on: '2026-08-04',
  current_due_on: '2026-10-12',
  plan_state: 'approved',
  progress: 100,
  progress_reported_on: '2027-12-31',
  rule_pack: 'default@1',
  light: 'green',
  light_reason: 'light.on-schedule',
};

async function startApp(databaseUrl: string, smtpUrl: string | null): Promise<INestApplicationContext> {
  const module = await countyModule(databaseUrl, smtpUrl).compile();
  return module.init();
}

/** The modules that remind, without queue and workers; the clock stands at 08:30 of Friday 18 September 2026. */
export function countyModule(databaseUrl: string, smtpUrl: string | null): TestingModuleBuilder {
  const config = loadConfig({
    PUBLIC_URL: 'http://zhenggai.example',
    DATABASE_URL: databaseUrl,
    ...(smtpUrl !== null && { SMTP_URL: smtpUrl }),
  });
  return Test.createTestingModule({
    imports: [
      PlatformModule.forRoot(config, new FixedClock('2026-09-18')),
      DatabaseModule.forRoot({ url: databaseUrl, poolSize: 8 }),
      QueueModule.forApi(),
      AuditModule,
      CalendarsModule,
      RemindersModule,
    ],
  });
}

/** As many copies as asked of each task there is. */
export const COPY_TASK = `
insert into task (organisation_id, org_path, number, title, kind, report_year, problem, state, rectification_class, priority, lead_organisation_id,
  issued_on, sign_due_on, signed_on, original_due_on, current_due_on, plan_state, progress, progress_reported_on, rule_pack, light, light_reason,
  created_by, created_at)
select organisation_id, org_path, number || '-' || n, title, kind, report_year, problem, state, rectification_class, priority, lead_organisation_id,
  issued_on, sign_due_on, signed_on, original_due_on, current_due_on, plan_state, progress, progress_reported_on, rule_pack, light, light_reason,
  created_by, created_at
from task, generate_series(1, $1::int) n`;

const FOUND = `
insert into organisation (parent_id, path, code, kind, level, name, short_name, is_reporting_body) values
  (null, '/t/', 't', 'government', 'city', '试验市人民政府', '试验市', true);
insert into organisation (parent_id, path, code, kind, level, name, short_name, is_reporting_body)
  select id, '/t/c/', 'c', 'government', 'county', '试验县人民政府', '试验县', true from organisation where code = 't';
insert into organisation (parent_id, path, code, kind, level, name, short_name)
  select id, '/t/c/d/', 'd', 'department', 'county', '试验县司法局', '县司法局' from organisation where code = 'c';
insert into account (organisation_id, login, display_name, email, password_hash)
  select o.id, p.login, p.login, p.login || '@t.example', '-'
  from (values ('liaison', 'd'), ('owner', 'd'), ('signer', 'd'), ('leader', 'c'), ('mayor', 'c'), ('officer', 'c'), ('supervisor', 'c'))
    as p (login, unit) join organisation o on o.code = p.unit;
insert into role_grant (account_id, role, organisation_id, starts_on, reason)
  select a.id, g.role, o.id, '2025-01-01', '任职'
  from (values ('liaison', 'liaison', 'd'), ('owner', 'owner', 'd'), ('signer', 'unit_signer', 'd'), ('leader', 'line_leader', 'c'),
    ('mayor', 'principal', 'c'), ('officer', 'officer', 'c'), ('supervisor', 'supervisor', 'c')) as g (login, role, unit)
  join account a on a.login = g.login join organisation o on o.code = g.unit;
`;

const HELPERS = `
with unit as (
  insert into organisation (parent_id, path, code, kind, level, name, short_name)
    select id, '/t/c/h/', 'h', 'department', 'county', '试验县财政局', '县财政局' from organisation where code = 'c'
    and not exists (select from organisation where code = 'h') returning id
), people as (
  insert into account (organisation_id, login, display_name, email, password_hash)
    select u.id, p.login, p.login, p.login || '@t.example', '-' from unit u, (values ('helper'), ('helper-signer')) as p (login)
    returning id, login, organisation_id
)
insert into role_grant (account_id, role, organisation_id, starts_on, reason)
  select id, case login when 'helper' then 'liaison' else 'unit_signer' end, organisation_id, '2025-01-01', '任职' from people`;
