import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { County } from '../integration/reminders/county.js';
import { MailServer } from '../integration/reminders/mail-server.js';
import { eventually } from '../support/eventually.js';
import { buildProgram } from '../support/program.js';
import { newScratchFolder } from '../support/scratch-folder.js';

const WORKERS = 10;
const KILLED = 2;
const UNITS = 40;
const TASKS_OF_A_UNIT = 3;
/** Friday, a day of work; the tasks are due five working days later. */
const MORNING = '2026-09-18T09:00:00+08:00';
const DUE = '2026-09-25';
/** Ten programs start on two cores, which other suites use too. */
const PATIENCE = 360_000;

interface Letter {
  readonly id: string;
  readonly state: string;
}

/** Each has a mail server of its own, by which its letters are told from those of the others. */
interface Worker {
  readonly program: ChildProcess;
  readonly mail: MailServer;
  /** Letters that its server has and has not answered. */
  held: number;
  /** All that it printed. */
  readonly said: () => string;
}

describe('ten whole workers, two of them killed while they send', () => {
  let county: County;
  let dataDir: string;
  let workers: readonly Worker[] = [];
  let open = (): void => undefined;
  /** Shut from the start: at half past an hour of work the product's own schedule may sweep while the ten come up. */
  const gate = new Promise<void>((resolve) => (open = resolve));

  beforeAll(async () => {
    buildProgram();
    dataDir = newScratchFolder();
    county = await County.found();
    await county.sql(PEOPLE_OF_UNITS, [UNITS]);
    await county.sql(TASKS_OF_UNITS, [TASKS_OF_A_UNIT, DUE]);
    workers = await Promise.all(Array.from({ length: WORKERS }, () => startWorker()));
  }, PATIENCE);

  afterAll(async () => {
    for (const { program } of workers) program.kill('SIGKILL');
    await county?.dissolve();
    await Promise.all(workers.map(({ mail }) => mail.stop()));
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function startWorker(): Promise<Worker> {
    const mail = await MailServer.start();
    const program = fork(fileURLToPath(new URL('worker-on-a-day.mjs', import.meta.url)), [MORNING], {
      execArgv: [],
      silent: true,
      env: {
        ...process.env,
        DATABASE_URL: county.url,
        DATABASE_POOL_SIZE: '4',
        REDIS_URL: '',
        SMTP_URL: mail.url,
        DATA_DIR: dataDir,
        LOG_LEVEL: 'error',
      },
    });
    let said = '';
    const worker: Worker = { program, mail, held: 0, said: () => said };
    mail.during = () => {
      worker.held += 1;
      return gate;
    };
    for (const stream of [program.stdout, program.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
    const ended = once(program, 'exit').then(([code]) => {
      throw new Error(`a worker ended with ${code}: ${said}`);
    });
    await Promise.race([once(program, 'message'), ended]);
    ended.catch(() => undefined);
    return worker;
  }

  /** Every letter waits at the server until two of those who send are dead: what they held got through, and they never knew. */
  async function sweepAndKill(): Promise<void> {
    for (const { program } of workers) program.send('sweep');
    const doomed = await eventually(async () => {
      const sending = workers.filter(({ held }) => held > 0);
      expect(sending.length).toBeGreaterThanOrEqual(KILLED);
      return sending.slice(0, KILLED);
    }, PATIENCE / 2).catch(async (error: unknown) => {
      const said = workers.map((worker) => worker.said());
      throw new Error(JSON.stringify([await county.sql(STANDING), said]), { cause: error });
    });
    const dead = doomed.map(({ program }) => once(program, 'exit'));
    for (const { program } of doomed) program.kill('SIGKILL');
    await Promise.all(dead);
    open();
  }

  it(
    'deliver every notice that is due, and none twice but for what the row says may have gone out twice',
    async () => {
      await sweepAndKill();
      await eventually(async () => expect(await county.sql(UNFINISHED)).toEqual([]), PATIENCE / 2);

      expect(await county.sql(TOLD)).toEqual([{ units: UNITS, told: UNITS * TASKS_OF_A_UNIT * 2 }]);
      expect(await county.sql(TOLD_TWICE)).toEqual([]);
      const letters = await county.sql<Letter>(`select id, state from delivery where channel = 'mail'`);
      expect(letters).toHaveLength(UNITS);
      const all = workers.flatMap(({ mail }) => mail.received);
      const received = (id: string) => all.filter(({ raw }) => raw.includes(id)).length;
      expect(letters.filter(({ id }) => received(id) === 0)).toEqual([]);
      const twice = letters.filter(({ id }) => received(id) > 1);
      expect(twice.filter(({ state }) => state !== 'maybe_sent_twice')).toEqual([]);
      expect(twice.length).toBeGreaterThanOrEqual(KILLED);
      const dead = workers.filter(({ program }) => program.signalCode === 'SIGKILL');
      expect(dead).toHaveLength(KILLED);
      expect(await county.sql('select job, last_error from outbox where dead_at is not null')).toEqual([]);
    },
    PATIENCE,
  );
});

/** Units with a liaison each, who gets letters. */
const PEOPLE_OF_UNITS = `
with unit as (
  insert into organisation (parent_id, path, code, kind, level, name, short_name)
    select c.id, '/t/c/u' || n || '/', 'u' || n, 'department', 'county', '单位' || n, '单位' || n
    from organisation c, generate_series(1, $1::int) n where c.code = 'c' returning id, code
), person as (
  insert into account (organisation_id, login, display_name, email, password_hash)
    select id, 'liaison-' || code, code, code || '@t.example', '-' from unit returning id, organisation_id
)
insert into role_grant (account_id, role, organisation_id, starts_on, reason)
  select id, 'liaison', organisation_id, '2025-01-01', '任职' from person`;

const TASKS_OF_UNITS = `
with task as (
  insert into task (organisation_id, org_path, number, title, kind, report_year, problem, state, rectification_class, priority, lead_organisation_id,
    issued_on, sign_due_on, signed_on, original_due_on, current_due_on, plan_state, progress, progress_reported_on, rule_pack, light,
    light_reason, created_by, created_at)
  select c.id, c.path, u.code || '-' || n, '任务' || n, 'shortcoming', 2025, '行政执法案卷不规范', 'in_progress', 'staged', 'ordinary', u.id,
    '2026-08-03', '2026-08-05', '2026-08-04', $2, $2, 'approved', 100, '2027-12-31', 'default@1', 'green', 'light.on-schedule', a.id, now()
  from organisation u, organisation c, account a, generate_series(1, $1::int) n
  where u.code like 'u%' and c.code = 'c' and a.login = 'officer'
  returning id, lead_organisation_id, org_path)
insert into task_party (task_id, organisation_id, org_path, part) select id, lead_organisation_id, org_path, 'lead' from task`;

/** How far the morning has come, for whoever asks why no letter was sent. */
const STANDING = `
select 'sweep' as of, to_jsonb(s) as what from sweep_run s
union all select 'order ' || job, jsonb_build_object('n', count(*), 'published', count(published_at), 'done', count(done_at), 'errors', jsonb_agg(distinct last_error)) from outbox group by job
union all select 'delivery ' || channel || ' ' || state, to_jsonb(count(*)) from delivery group by channel, state
union all select 'connection', jsonb_build_object('state', state, 'waits', concat_ws(' ', wait_event_type, wait_event), 'since', xact_start, 'asked', left(query, 120))
  from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and (state <> 'idle' or xact_start is not null)`;

const UNFINISHED = `
select job, payload from outbox where done_at is null and dead_at is null and available_at < '2026-09-18T18:00:00+08:00'
union all select channel, to_jsonb(state) from delivery where state in ('queued', 'sending')`;

const TOLD = `
select count(distinct recipient_id)::int as units, count(*)::int as told from reminder where delivery_id is not null and outdated_on is null`;

const TOLD_TWICE = `
select task_id from reminder group by task_id, rule_id, due_day, recipient_id, channel having count(*) > 1`;
