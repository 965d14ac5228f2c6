import { Client } from 'pg';
import { hashSecret } from '../src/modules/identity/index.js';
import {
  listStatement,
  sortedListStatement,
  TASK_ORDERS,
  type TaskOrder,
} from '../src/modules/tasks/index.js';
import { askLists, type AskedList } from './support/ask-lists.js';
import { fillPeople, fillTasks } from './support/fill.js';
import { startServer } from './support/server-process.js';

export interface ListOrdersResult {
  /** The slowest order's median against the order by date, in the same run; bar: at most 5 (light is read off eight stretches). */
  readonly ratio: number;
  readonly slowest: string;
  /** Milliseconds of it: median and 95th percentile. */
  readonly p50: number;
  readonly p95: number;
  /** Orders whose plan reads all tasks or sorts more than a page of them; bar: none. */
  readonly wholeTable: readonly string[];
  /** Pages in every order and by every filter through the API, the slowest first; bar: 200 ms at the 95th percentile of each. */
  readonly asked: readonly AskedList[];
}

const SECRET = 'bench-session-secret-of-enough-length';
const LISTINGS = 60;
const PAGE = 50;
const FILTERS = { open: true } as const;
/** Rows that a sort may take in: of each stretch of an order one page and one more. */
const MOST_SORTED = 8 * (PAGE + 1);

/** First pages of open tasks in every order at `tasks` rows, under row-level security, orders taking turns; then lists of all kinds through the API. */
export async function benchListOrders({
  databaseUrl,
  tasks = 1_000_000,
}: {
  databaseUrl: string;
  tasks?: number;
}): Promise<ListOrdersResult> {
  const owner = new Client({ connectionString: databaseUrl });
  const application = new Client({ connectionString: databaseUrl, options: '-c role=zhenggai_app' });
  await Promise.all([owner.connect(), application.connect()]);
  try {
    await fillPeople(owner, hashSecret(SECRET));
    await fillTasks(owner, { from: 1, to: tasks });
    await owner.query(PARTS);
    await owner.query(`update task_change set changed_at = changed_at - random() * interval '900 days'`);
    await owner.query('vacuum analyze');
    const times = new Map<TaskOrder, number[]>(TASK_ORDERS.map((order) => [order, []]));
    for (let n = 0; n < LISTINGS; n++)
      for (const order of TASK_ORDERS) times.get(order)?.push(await timed(application, order));
    const byDate = percentile(times.get('due') ?? [], 0.5);
    const [slowest = 'due', taken = []] =
      [...times].sort((a, b) => percentile(b[1], 0.5) - percentile(a[1], 0.5))[0] ?? [];
    const p50 = percentile(taken, 0.5);
    const p95 = percentile(taken, 0.95);
    const wholeTable = await readingAll(application);
    const asked = await askedThroughApi(owner, databaseUrl);
    return { ratio: p50 / byDate, slowest, p50, p95, wholeTable, asked };
  } finally {
    await Promise.all([owner.end(), application.end()]);
  }
}

const PARTS = `insert into task_party (task_id, organisation_id, org_path, part)
  select id, lead_organisation_id, org_path, 'lead' from task`;

async function askedThroughApi(client: Client, databaseUrl: string): Promise<AskedList[]> {
  const api = await startServer('api-server.ts', { DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' });
  try {
    const headers = { cookie: `zhenggai_session=${SECRET}` };
    return (await askLists(client, { port: api.port, headers })).sort((a, b) => b.p95 - a.p95);
  } finally {
    await api.stop();
  }
}

function statementOf(order: TaskOrder) {
  return order === 'due'
    ? listStatement(FILTERS, PAGE)
    : sortedListStatement({ ...FILTERS, sort: order }, PAGE);
}

async function timed(client: Client, order: TaskOrder): Promise<number> {
  const start = performance.now();
  await inScope(client, () => client.query(statementOf(order)));
  return performance.now() - start;
}

async function readingAll(client: Client): Promise<string[]> {
  const found: string[] = [];
  for (const order of TASK_ORDERS) {
    const { text, values } = statementOf(order);
    const { rows } = await inScope(client, () =>
      client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`explain (analyze, format json) ${text}`, values),
    );
    if (rows[0] !== undefined && nodesOf(rows[0]['QUERY PLAN'][0].Plan).some(isOfAll)) found.push(order);
  }
  return found;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly PlanNode[];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function isOfAll(node: PlanNode): boolean {
  const { 'Node Type': type, 'Relation Name': table, 'Actual Loops': loops, Plans: [below] = [] } = node;
  if (loops === 0) return false;
  if (type === 'Seq Scan') return table === 'task' || table === 'task_change';
  return type.endsWith('Sort') && (below?.['Actual Rows'] ?? 0) > MOST_SORTED;
}

async function inScope<Result>(client: Client, work: () => Promise<Result>): Promise<Result> {
  await client.query(
    `begin read only; select set_config('app.scope', '/c/', true), set_config('app.closed', 'nothing', true)`,
  );
  const result = await work();
  await client.query('commit');
  return result;
}

function percentile(values: readonly number[], at: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * at)] ?? Number.NaN;
}
