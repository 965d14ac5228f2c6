import { Client } from 'pg';
import { Pool } from 'undici';
import { migrate } from '../src/platform/database/migrate.js';
import { signInParticipants, type Participants } from '../test/support/mixed-load/participants.js';
import { OwnServer } from '../test/support/postgres-installation.js';
import { fillProvince } from './support/province.js';
import { startRedmine, type Redmine } from './support/redmine.js';
import { startServer } from './support/server-process.js';

const WORK = ['list', 'read', 'create', 'update'] as const;
type Work = (typeof WORK)[number];

export interface Pace {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p95: number;
}

export type RedmineBenchResult = Readonly<Record<Work, { readonly ours: Pace; readonly redmine: Pace }>>;

interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** As many as Redmine has threads. */
const CLIENTS = 5;
const BODIES = 50;

/**
 * List, read, create and update over REST, of as many tasks as issues with as many acts as notes: one process each, one after the
 * other on the same PostgreSQL.
 */
export async function benchRedmine({
  tasks,
  seconds,
}: {
  tasks: number;
  seconds: number;
}): Promise<RedmineBenchResult> {
  const server = await OwnServer.primary();
  try {
    await server.query('create database zhenggai', 'postgres');
    await migrate(server.url());
    const province = await fillProvince(server.url(), tasks);
    const redmine = await startRedmine(server, province.tasks);
    const theirs = await paceOf(redmine.port, requestsToRedmine(redmine, province.tasks), seconds).finally(
      () => redmine.stop(),
    );
    const requests = await requestsToUs(server.url());
    const ours = await startServer('api-server.ts', { DATABASE_URL: server.url(), LOG_LEVEL: 'error' });
    const our = await paceOf(ours.port, requests, seconds).finally(() => ours.stop());
    return Object.fromEntries(
      WORK.map((work) => [work, { ours: our[work], redmine: theirs[work] }]),
    ) as unknown as RedmineBenchResult;
  } finally {
    await server.remove();
  }
}

type Requests = Readonly<Record<Work, (n: number) => Request>>;

function requestsToRedmine({ headers }: Redmine, issues: number): Requests {
  const id = (n: number) => 1 + ((n * 7919) % issues);
  return {
    list: (n) => ({
      method: 'GET',
      path: `/issues.json?status_id=${1 + (n % 3)}&tracker_id=1&limit=50`,
      headers,
    }),
    read: (n) => ({ method: 'GET', path: `/issues/${id(n)}.json?include=journals`, headers }),
    create: (n) => ({
      method: 'POST',
      path: '/issues.json',
      headers,
      body: {
        issue: {
          project_id: 1,
          tracker_id: 1,
          subject: `执法文书制作不规范,新增第${n}项`,
          description: '执法程序不规范。',
        },
      },
    }),
    update: (n) => ({
      method: 'PUT',
      path: `/issues/${id(n)}.json`,
      headers,
      body: { issue: { notes: '已完成第二批案卷评查。', done_ratio: 10 * (n % 10) } },
    }),
  };
}

/** Each creation takes an accepted item of a report; they lie ready in fifty bodies. */
async function requestsToUs(databaseUrl: string): Promise<Requests> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const participants: Participants = await signInParticipants(client, BODIES);
    const { rows: items } = await client.query<{ id: string; unit: string; place: number }>(ITEMS, [
      participants.tasks.map(({ taskId }) => taskId),
    ]);
    await client.query('vacuum analyze report_item');
    const task = (n: number) => {
      const found = participants.tasks[n % participants.tasks.length];
      if (found === undefined) throw new Error('nobody takes part');
      return found;
    };
    const json = (cookie: string) => ({ cookie, 'content-type': 'application/json' });
    return {
      list: (n) => ({
        method: 'GET',
        path: `/api/tasks?state=${['in_progress', 'submitted', 'issued'][n % 3] ?? ''}&kind=shortcoming&limit=50`,
        headers: { cookie: participants.overseer },
      }),
      read: (n) => ({
        method: 'GET',
        path: `/api/tasks/${task(n).taskId}`,
        headers: { cookie: task(n).liaison },
      }),
      create: (n) => {
        const item = items[n % items.length];
        const by = participants.tasks[(item?.place ?? 1) - 1];
        return {
          method: 'POST',
          path: '/api/tasks',
          headers: json(by?.supervisor ?? ''),
          body: { itemIds: [item?.id], assignment: { ...ASSIGNMENT, leadOrganisationId: item?.unit } },
        };
      },
      update: (n) => ({
        method: 'POST',
        path: `/api/tasks/${task(n).taskId}/progress`,
        headers: json(task(n).liaison),
        body: { progress: 10 * (n % 10), text: '已完成第二批案卷评查。' },
      }),
    };
  } finally {
    await client.end();
  }
}

const ASSIGNMENT = {
  dueRule: { kind: 'workdays', n: 10 },
  rectificationClass: 'staged',
  target: '问题整改到位',
  criteria: ['制度文本'],
};
const ITEMS_A_BODY = 400;
const ITEMS = `
with worked as (
  select w.place::int as place, r.id as report_id, r.org_path, r.organisation_id as unit
  from unnest($1::uuid[]) with ordinality w (id, place) join task t on t.id = w.id
    join report r on r.organisation_id = t.organisation_id and r.report_year = t.report_year
), added as (
  insert into report_item (report_id, org_path, seq, kind, state, quote, start_offset, end_offset, rule_id, confidence)
  select report_id, org_path, 1000 + n, 'shortcoming', 'accepted', '执法文书制作不规范,新增第' || n || '项', 0, 10, 'bench', 1
  from worked, generate_series(1, ${ITEMS_A_BODY}) n returning id, report_id, seq
)
select a.id, w.unit, w.place from added a join worked w using (report_id) order by a.seq, w.place`;

async function paceOf(port: number, requests: Requests, seconds: number): Promise<Record<Work, Pace>> {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: CLIENTS });
  const paces: Partial<Record<Work, Pace>> = {};
  try {
    for (const work of WORK) {
      let n = 0;
      const one = () => send(pool, requests[work](n++));
      await during(Math.min(2, seconds), one);
      const times = (await during(seconds, one)).sort((a, b) => a - b);
      paces[work] = {
        perSecond: times.length / seconds,
        p95: times[Math.floor(times.length * 0.95)] ?? 0,
      };
    }
    return paces as Record<Work, Pace>;
  } finally {
    await pool.close();
  }
}

async function during(seconds: number, one: () => Promise<number>): Promise<number[]> {
  const end = performance.now() + seconds * 1000;
  const client = async () => {
    const times: number[] = [];
    while (performance.now() < end) times.push(await one());
    return times;
  };
  return (await Promise.all(Array.from({ length: CLIENTS }, client))).flat();
}

/** @returns milliseconds */
async function send(pool: Pool, { method, path, headers, body }: Request): Promise<number> {
  const begun = performance.now();
  const answer = await pool.request({
    method,
    path,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.body.text();
  if (answer.statusCode >= 300)
    throw new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`);
  return performance.now() - begun;
}
