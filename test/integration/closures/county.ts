import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import type { DemoOrganisation } from '../../../seeds/demo/organisation.js';
import { DEMO_ORGANISATIONS } from '../../../seeds/demo/organisations.js';
import { DEMO_PEOPLE, type DemoPerson } from '../../../seeds/demo/people.js';
import { AppModule } from '../../../src/entrypoints/app.module.js';
import { CheckClosureHandler } from '../../../src/modules/closures/jobs/check-closure.handler.js';
import {
  contextOf,
  hashPassword,
  toActor,
  type Actor,
  type ActorRow,
} from '../../../src/modules/identity/index.js';
import { ReadReportHandler } from '../../../src/modules/reports/intake/jobs/read-report.handler.js';
import {
  ConfirmReport,
  ReadinessQueries,
  ReceiveFiles,
  ReportQueries,
  ReviewItems,
  SeeCoverage,
} from '../../../src/modules/reports/index.js';
import { FixedClock } from '../../../src/platform/clock.js';
import { loadConfig, PROJECT_ROOT } from '../../../src/platform/config/config.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import { createLogger } from '../../../src/platform/observability/logger.js';
import type { JobContext } from '../../../src/platform/queue/job-handler.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.js';
import { newScratchFolder } from '../../support/scratch-folder.js';

const PASSWORD = '核查测试用密码-2026';

/** An answer of the API. */
export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly etag: string | undefined;
}

/** What is asked of the API: `GET closure-checks`. */
export interface Question {
  readonly route: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

/** The fictional county on a real database: its units and people, and the whole program without queue workers. */
export class County {
  private readonly cookies = new Map<string, string>();

  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: FixedClock,
    private readonly ground: { sql: Client; database: TestDatabase; dataDir: string },
  ) {}

  static async found(today: string): Promise<County> {
    const database = await createTestDatabase();
    const sql = new Client({ connectionString: database.url });
    await sql.connect();
    await settle(sql);
    const clock = new FixedClock(today);
    const dataDir = newScratchFolder();
    const config = loadConfig({
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      DATABASE_POOL_SIZE: '4',
      LATE_LOOP_MS: '0',
    });
    const module = AppModule.forRoot({ config, databaseUrl: database.url, role: 'api', clock });
    const app = await createHttpApp(module, config, createLogger('silent'));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new County(app, clock, { sql, database, dataDir });
  }

  async close(): Promise<void> {
    const { sql, database, dataDir } = this.ground;
    await this.app.close();
    await sql.end();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  }

  /** Sessions end with the day: everybody signs in anew. */
  moveTo(day: string): void {
    this.clock.set(day);
    this.cookies.clear();
  }

  /** Somebody of the county as the services know them. */
  async actor(login: string): Promise<Actor> {
    const [row] = await this.rows<ActorRow>(ACTOR, [login]);
    if (row === undefined) throw new Error(`no account ${login}`);
    return toActor(row, null, null);
  }

  async organisationId(code: string): Promise<string> {
    const [row] = await this.rows<{ id: string }>('select id from organisation where code = $1', [code]);
    if (row === undefined) throw new Error(`no organisation ${code}`);
    return row.id;
  }

  /** Reads a text through the real intake and gives the id of the report. */
  async receive(login: string, fileName: string, content?: string): Promise<string> {
    const bytes =
      content === undefined
        ? await readFile(join(PROJECT_ROOT, 'seeds/demo/reports', fileName))
        : Buffer.from(content, 'utf8');
    const files = [{ fileName, content: Readable.from([bytes]) }];
    const batchId = await this.app
      .get(ReceiveFiles, { strict: false })
      .run(await this.actor(login), asStream(files), {});
    await this.runOrders();
    const [file] = await this.rows<{ report_id: string | null; problem_code: string | null }>(
      'select report_id, problem_code from intake_file where batch_id = $1',
      [batchId],
    );
    if (file?.report_id == null) throw new Error(`${fileName}: ${file?.problem_code ?? 'not read'}`);
    return file.report_id;
  }

  /** Accepts every shortcoming and plan item but those that begin with one of the words. */
  async accept(login: string, reportId: string, rejected: readonly string[] = []): Promise<void> {
    const items = await this.rows<{ id: string; quote: string }>(
      `select id, quote from report_item where report_id = $1 and kind in ('shortcoming', 'plan') and state = 'candidate' order by seq`,
      [reportId],
    );
    const isRejected = ({ quote }: { quote: string }) => rejected.some((words) => quote.includes(words));
    const review = this.app.get(ReviewItems, { strict: false });
    const actor = await this.actor(login);
    const idsOf = (rows: typeof items) => rows.map(({ id }) => id);
    await review.run(actor, { itemIds: idsOf(items.filter((item) => !isRejected(item))), action: 'accept' });
    await review.run(actor, { itemIds: idsOf(items.filter(isRejected)), action: 'reject', reason: '重复' });
  }

  /** Confirms a report whose items were judged; its check is ordered and not yet made. */
  async confirm(login: string, reportId: string): Promise<void> {
    const actor = await this.actor(login);
    const readiness = this.app.get(ReadinessQueries, { strict: false });
    const { textSha256, gaps } = await readiness.of(contextOf(actor), reportId);
    await this.app.get(SeeCoverage, { strict: false }).run(actor, reportId, textSha256);
    const gapsToTask = gaps.map(({ itemId }) => itemId);
    const confirmation = { reportId, expectedVersion: null, gapsToTask };
    await this.app.get(ConfirmReport, { strict: false }).run(actor, confirmation);
  }

  async textOf(reportId: string): Promise<string> {
    const context = { scopePath: '/', organisationId: null, accountId: null };
    return this.app.get(ReportQueries, { strict: false }).text(context, reportId);
  }

  /** Does what was ordered, as the worker would, until nothing of it is left. */
  async runOrders(): Promise<void> {
    for (let orders = await this.openOrders(); orders.length > 0; orders = await this.openOrders()) {
      for (const { id, job, payload } of orders) await this.runOrder(id, job, payload);
    }
  }

  async runOrder(outboxId: string, job: string, payload: object): Promise<void> {
    const handler =
      job === 'read-report'
        ? this.app.get(ReadReportHandler, { strict: false })
        : this.app.get(CheckClosureHandler, { strict: false });
    await handler.handle(payload as never, this.jobContext(outboxId, job));
  }

  openOrders(): Promise<{ id: string; job: string; payload: object }[]> {
    return this.rows(
      `select id, job, payload from outbox where done_at is null and job in ('read-report', 'check-closure') order by created_at, id`,
    );
  }

  jobContext(outboxId: string | null, name: string): JobContext {
    const { signal } = new AbortController();
    return { id: randomUUID(), name, outboxId, attempt: 1, startedAt: this.clock.now(), signal };
  }

  /** Asks the API as somebody who signed in. */
  async ask<Body>(login: string, { route, body, headers }: Question): Promise<Answer<Body>> {
    const [method, path] = route.split(' ') as ['GET' | 'POST', string];
    const answer = await this.app.inject({
      method,
      url: `/api/${path}`,
      headers: { cookie: await this.cookieOf(login), ...headers },
      ...(body && { payload: body }),
    });
    return {
      status: answer.statusCode,
      body: (answer.body === '' ? null : answer.json()) as Body,
      etag: answer.headers.etag,
    };
  }

  /** A file that the API answers with. */
  async download(login: string, path: string): Promise<Buffer> {
    const headers = { cookie: await this.cookieOf(login) };
    return (await this.app.inject({ method: 'GET', url: `/api/${path}`, headers })).rawPayload;
  }

  async rows<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { sql } = this.ground;
    return (await sql.query(text, [...values])).rows as Row[];
  }

  private async cookieOf(login: string): Promise<string> {
    const known = this.cookies.get(login);
    if (known !== undefined) return known;
    const answer = await this.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login, password: PASSWORD },
    });
    const [cookie] = [answer.headers['set-cookie']].flat();
    if (answer.statusCode !== 204 || cookie === undefined) throw new Error(`${login} cannot sign in`);
    const pair = cookie.split(';')[0] ?? '';
    this.cookies.set(login, pair);
    return pair;
  }
}

async function* asStream<T>(values: readonly T[]): AsyncIterable<T> {
  yield* values;
}

/** Units, people and what they may do. */
async function settle(sql: Client): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  const organisations = JSON.stringify([...DEMO_ORGANISATIONS, NEIGHBOUR]);
  const people = JSON.stringify([...DEMO_PEOPLE, NEIGHBOURS_SUPERVISOR]);
  await sql.query(UNITS, [organisations]);
  await sql.query(ALIASES, [organisations]);
  await sql.query(PEOPLE, [people, passwordHash]);
  await sql.query(GRANTS, [people]);
}

const NEIGHBOUR: DemoOrganisation = {
  code: 'bl',
  path: '/yh/bl/',
  name: '白鹭县人民政府',
  shortName: '白鹭县政府',
  aliases: ['白鹭县'],
  kind: 'government',
  level: 'county',
  documentPrefix: '白政',
  isReportingBody: true,
  jointWith: null,
  duties: [],
};

/** Supervises the county beside, and nothing of this one. */
export const NEIGHBOURS_SUPERVISOR: DemoPerson = {
  login: 'bailu-ducha',
  displayName: '喻知行',
  organisation: 'bl',
  scope: 'bl',
  roles: ['supervisor'],
  post: '白鹭县政府督查室主任',
  email: 'bailu-ducha@bl.example',
};

const ACTOR = `
select a.id as account_id, a.display_name, o.id as organisation_id, o.path as organisation_path, app.heads_under(o.path) as heads, o.name as organisation_name,
  (select jsonb_agg(jsonb_build_object('role', g.role, 'path', s.path, 'heads', app.heads_under(s.path))) from role_grant g join organisation s on s.id = g.organisation_id
   where g.account_id = a.id) as grants
from account a join organisation o on o.id = a.organisation_id where a.login = $1`;

const UNITS = `
insert into organisation (path, code, kind, level, name, short_name, document_prefix, is_reporting_body)
select o.path, o.code, o.kind, o.level, o.name, o."shortName", o."documentPrefix", o."isReportingBody"
from jsonb_to_recordset($1::jsonb) as o (path text, code text, kind text, level text, name text, "shortName" text, "documentPrefix" text, "isReportingBody" boolean)`;

const ALIASES = `
insert into organisation_alias (organisation_id, alias)
select u.id, a.alias from jsonb_to_recordset($1::jsonb) as o (code text, aliases jsonb)
join organisation u on u.code = o.code cross join lateral jsonb_array_elements_text(o.aliases) as a (alias)`;

const PEOPLE = `
insert into account (organisation_id, login, display_name, post_title, email, password_hash)
select u.id, p.login, p."displayName", p.post, p.email, $2
from jsonb_to_recordset($1::jsonb) as p (organisation text, login text, "displayName" text, post text, email text)
join organisation u on u.code = p.organisation`;

const GRANTS = `
insert into role_grant (account_id, role, organisation_id, starts_on, reason)
select a.id, r.role, u.id, '2024-01-01', '测试'
from jsonb_to_recordset($1::jsonb) as p (login text, scope text, roles jsonb)
join account a on a.login = p.login join organisation u on u.code = p.scope
cross join lateral jsonb_array_elements_text(p.roles) as r (role)`;
