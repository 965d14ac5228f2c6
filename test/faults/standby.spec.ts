import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { join } from 'node:path';
import { DEMO_PASSWORD, loadDirectory } from '../../seeds/demo/load-directory.js';
import { loadReference } from '../../seeds/reference/load-reference.js';
import { AppModule, type ProcessRole } from '../../src/entrypoints/app.module.js';
import { SystemClock } from '../../src/platform/clock.js';
import { loadConfig, PROJECT_ROOT } from '../../src/platform/config/config.js';
import { SYSTEM } from '../../src/platform/database/context.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { primaryUrl } from '../../src/platform/database/primary.js';
import { UnitOfWork } from '../../src/platform/database/tx.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { createLogger } from '../../src/platform/observability/logger.js';
import { reportText } from '../support/county.js';
import { eventually } from '../support/eventually.js';
import { Person } from '../support/person.js';
import {
  installationIsHere,
  OwnServer,
  poolerIsHere,
  startPooler,
} from '../support/postgres-installation.js';
import { TcpGate } from './tcp-gate.js';

async function preparedPrimary(): Promise<OwnServer> {
  const server = await OwnServer.primary();
  await server.query('create database zhenggai', 'postgres');
  await migrate(server.url());
  await loadReference(server.url(), join(PROJECT_ROOT, 'seeds'));
  return server;
}

async function startProgram(
  environment: Record<string, string>,
  role: ProcessRole = 'drain',
): Promise<NestFastifyApplication> {
  // Suites side by side make a late event loop; whether the program then refuses is looked at elsewhere.
  const quiet = { LOG_LEVEL: 'fatal', DEMO: 'off', RATE_LIMIT_PERCENT: '1000000', LATE_LOOP_MS: '0' };
  const config = loadConfig({ ...quiet, ...environment });
  const databaseUrl = await primaryUrl(config.databaseDirectUrl ?? config.databaseUrl ?? '');
  const module = AppModule.forRoot({ config, databaseUrl, role, clock: new SystemClock() });
  const app = await createHttpApp(module, config, createLogger('fatal'));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

async function signIn(app: NestFastifyApplication): Promise<Person> {
  const person = new Person(app.getHttpAdapter().getInstance(), {});
  const answer = await person.post('/api/session', { login: 'yifaban', password: DEMO_PASSWORD });
  if (answer.status !== 204) throw new Error(answer.text);
  return person.keepingCookieOf(answer);
}

/** What a task needs to be in a list; written past the program, so that no cookie tells of it. */
const addTask = (title: string) => `
  insert into task (organisation_id, org_path, title, kind, report_year, problem, state, priority, rule_pack, created_by, created_at)
  select o.id, o.path, '${title}', 'instruction', 2025, '问题', 'registered', 'ordinary', 'default@1', a.id, now()
  from organisation o, account a where o.code = 'qy' and a.login = 'yifaban'`;

const describeWithStandby = installationIsHere() ? describe : describe.skip;
const describeBehindPooler = poolerIsHere() ? describe : describe.skip;

describeWithStandby('with a hot standby', () => {
  let primary: OwnServer;
  let standby: OwnServer;
  let gate: TcpGate;
  let app: NestFastifyApplication;
  let person: Person;

  beforeAll(async () => {
    primary = await preparedPrimary();
    standby = await primary.standby();
    gate = await TcpGate.before(standby.url());
    app = await startProgram({ DATABASE_URL: primary.url(), DATABASE_REPLICA_URL: gate.url });
    await app.get(UnitOfWork).run(SYSTEM, loadDirectory);
    person = await signIn(app);
    await primary.query(addTask('甲'));
  });
  afterAll(async () => {
    await app.close();
    await gate.shut();
    await Promise.all([primary.remove(), standby.remove()]);
  });

  const titles = async (reader = person) => {
    const answer = await reader.get('/api/tasks');
    expect(answer.status).toBe(200);
    return answer.body<{ items: { title: string }[] }>().items.map(({ title }) => title);
  };
  /** How many transactions the standby has seen of the program. */
  const askedOfStandby = async () =>
    Number(
      (
        await standby.query<{ n: string }>(
          `select sum(xact_commit) as n from pg_stat_database where datname = 'zhenggai'`,
        )
      )[0]?.n,
    );

  it('reads lists from it', async () => {
    await eventually(async () => expect(await titles()).toEqual(['甲']));
    await standby.query('select pg_wal_replay_pause()');
    await primary.query(addTask('乙'));
    // The standby stands still and may answer as long as it is not too far behind; it knows of one task only.
    expect(await titles()).toEqual(['甲']);
    await standby.query('select pg_wal_replay_resume()');
    await eventually(async () => expect((await titles()).sort()).toEqual(['乙', '甲']));
    expect(await askedOfStandby()).toBeGreaterThan(0);
  });

  it('shows people at once what they have written themselves', async () => {
    await eventually(async () => expect((await titles()).length).toBe(2));
    await standby.query('select pg_wal_replay_pause()');
    try {
      const written = await person.post('/api/session', { login: 'yifaban', password: DEMO_PASSWORD });
      const seen = [written.headers['set-cookie']].flat().map((cookie) => String(cookie).split(';')[0] ?? '');
      expect(seen.join('; ')).toMatch(/zhenggai_seen=[0-9A-F]+.{1,3}[0-9A-F]+$/);
      await primary.query(addTask('丙'));
      expect(await titles(person.with({ cookie: seen.join('; ') }))).toHaveLength(3);
      expect(await titles(person.with({ cookie: seen[0] ?? '' }))).toHaveLength(2);
    } finally {
      await standby.query('select pg_wal_replay_resume()');
    }
  });

  it('reads from the primary where it lags too far behind, and where it is gone', async () => {
    await standby.query('select pg_wal_replay_pause()');
    await primary.query(addTask('丁'));
    await eventually(async () => expect(await titles()).toHaveLength(4));
    await standby.query('select pg_wal_replay_resume()');
    await eventually(async () => expect(await titles()).toHaveLength(4));
    await gate.shut();
    for (let n = 0; n < 5; n++) expect(await titles()).toHaveLength(4);
    await gate.open();
    expect(await titles()).toHaveLength(4);
  });
});

/** Where `DATABASE_URL` leads before and after the standby is promoted. */
interface Leading {
  readonly url: string;
  toPromoted(standby: OwnServer): Promise<unknown>;
  end(): Promise<void>;
}

async function throughOneAddress(primary: OwnServer): Promise<Leading> {
  const gate = await TcpGate.before(primary.url());
  return {
    url: gate.url,
    toPromoted: (standby) => gate.leadTo(standby.url()),
    end: () => gate.shut(),
  };
}

async function namingBoth(primary: OwnServer, standby: OwnServer): Promise<Leading> {
  const hosts = `127.0.0.1:${standby.port},127.0.0.1:${primary.port}`;
  return {
    url: `postgres://postgres@${hosts}/zhenggai?target_session_attrs=read-write`,
    toPromoted: () => Promise.resolve(),
    end: () => Promise.resolve(),
  };
}

describeWithStandby('fail-over to the standby', () => {
  it.each([
    ['through one address that then leads to it', throughOneAddress],
    ['found by the program itself, where the address names both', namingBoth],
  ])(
    '%s: goes on with everything acknowledged',
    async (_, lead) => {
      const primary = await preparedPrimary();
      const standby = await primary.standby();
      const leading = await lead(primary, standby);
      const app = await startProgram({ DATABASE_URL: leading.url }, 'all');
      const handIn = async (reader: Person, n: number) =>
        (await reader.upload('/api/intakes', [{ name: `${n}.txt`, content: reportText(n) }])).status;
      /** Orders are taken up and done: the queue lies in the same database. */
      const nothingLeft = (server: OwnServer, files: number) =>
        eventually(async () => {
          const [row] = await server.query<{ n: number }>(
            `select count(*)::int as n from intake_file where state <> 'received'`,
          );
          expect(row?.n).toBe(files);
        });
      try {
        await app.get(UnitOfWork).run(SYSTEM, loadDirectory);
        const person = await signIn(app);
        expect(await handIn(person, 1)).toBeLessThan(300);
        await nothingLeft(primary, 1);
        await primary.query(addTask('甲'));
        const [{ lsn } = { lsn: '' }] = await primary.query<{ lsn: string }>(
          'select pg_current_wal_lsn()::text as lsn',
        );
        await eventually(async () => {
          const [row] = await standby.query<{ there: boolean }>(
            `select pg_last_wal_replay_lsn() >= '${lsn}'::pg_lsn as there`,
          );
          expect(row?.there).toBe(true);
        });
        await primary.kill();
        const meanwhile = await person.get('/api/tasks');
        expect([meanwhile.status, meanwhile.code]).toEqual([503, 'server.unavailable']);
        await standby.query('select pg_promote()');
        await leading.toPromoted(standby);
        const items = await eventually(async () => {
          const answer = await person.get('/api/tasks');
          expect(answer.status).toBe(200);
          return answer.body<{ items: { title: string }[] }>().items;
        });
        expect(items.map(({ title }) => title)).toEqual(['甲']);
        const again = await signIn(app);
        expect(await handIn(again, 2)).toBeLessThan(300);
        await nothingLeft(standby, 2);
      } finally {
        await app.close();
        await leading.end();
        await Promise.all([primary.remove(), standby.remove()]);
      }
    },
    120_000,
  );
});

describeBehindPooler('behind PgBouncer in transaction mode', () => {
  it('keeps nothing on a connection, and does not start where row-level security would not bind it', async () => {
    const server = await preparedPrimary();
    await server.query('create role zhenggai_web login; grant zhenggai_app to zhenggai_web');
    const pooler = await startPooler(server);
    const environment = {
      DATABASE_URL: `postgres://zhenggai_web@127.0.0.1:${pooler.port}/zhenggai`,
      DATABASE_DIRECT_URL: server.url(),
    };
    await expect(startProgram(environment)).rejects.toThrow(/alter role zhenggai_web set role zhenggai_app/);
    await server.query('alter role zhenggai_web set role zhenggai_app');
    await pooler.stop();
    const restarted = await startPooler(server);
    const app = await startProgram({
      ...environment,
      DATABASE_URL: `postgres://zhenggai_web@127.0.0.1:${restarted.port}/zhenggai`,
    });
    try {
      await app.get(UnitOfWork).run(SYSTEM, loadDirectory);
      await server.query(addTask('甲'));
      const supervisor = await signIn(app);
      const stranger = new Person(app.getHttpAdapter().getInstance(), {});
      const rounds = Array.from({ length: 60 }, async (_, n) => {
        if (n % 3 === 0) return (await stranger.get('/api/tasks')).status;
        const { items } = (await supervisor.get(n % 3 === 1 ? '/api/tasks' : '/api/tasks?year=2025')).body<{
          items: unknown[];
        }>();
        return items.length;
      });
      const answers = await Promise.all(rounds);
      expect(answers.filter((_, n) => n % 3 === 0).every((status) => status === 401)).toBe(true);
      expect(answers.filter((_, n) => n % 3 !== 0).every((count) => count === 1)).toBe(true);
      const left = await server.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where usename = 'zhenggai_web' and state like 'idle in transaction%'`,
      );
      expect(left[0]?.n).toBe(0);
    } finally {
      await app.close();
      await restarted.stop();
      await server.remove();
    }
  });
});
