import { Client } from 'pg';
import { listStatement } from '../src/modules/tasks/index.js';
import { hashSecret } from '../src/modules/identity/index.js';
import { fillPeople, fillTasks } from './support/fill.js';

export interface RlsBenchResult {
  /** Time of the listing under row-level security against the same statement by the owner, whom no policy stops; bar: at most 1.15. */
  readonly overseer: number;
  /** The same for a unit, against its condition written into the statement by hand. */
  readonly unit: number;
  /** The same for an upper level to which twenty bodies are closed, against that condition written by hand. */
  readonly upper: number;
  /** Milliseconds of one listing under row-level security. */
  readonly overseerMs: number;
}

const WARMING = 20;
/** Everything: no condition is needed to see the same. */
const WHOLE = '/c/';
const CLOSED = `^(?:${Array.from({ length: 20 }, (_, n) => `/c/${n + 10}/`).join('|')})`;
const LISTINGS = 400;

/** Fifty of `tasks` rows with three filters, in transactions that set the same context: one connection has the application's role, one the owner's. */
export async function benchRls({
  databaseUrl,
  tasks = 100_000,
}: {
  databaseUrl: string;
  tasks?: number;
}): Promise<RlsBenchResult> {
  const owner = new Client({ connectionString: databaseUrl });
  const application = new Client({ connectionString: databaseUrl, options: '-c role=zhenggai_app' });
  await Promise.all([owner.connect(), application.connect()]);
  try {
    await fillPeople(owner, hashSecret('bench'));
    await fillTasks(owner, { from: 1, to: tasks });
    await owner.query('vacuum analyze');
    const overseer = await compared({ owner, application, scope: WHOLE });
    const unit = await compared({ owner, application, scope: '/c/7/' });
    const upper = await compared({ owner, application, scope: WHOLE, closed: CLOSED });
    return { overseer: overseer.ratio, unit: unit.ratio, upper: upper.ratio, overseerMs: overseer.ms };
  } finally {
    await Promise.all([owner.end(), application.end()]);
  }
}

interface Compared {
  readonly owner: Client;
  readonly application: Client;
  readonly scope: string;
  /** Pattern of what lower levels close; empty: nothing. */
  readonly closed?: string;
}

/**
 * Both give the same fifty: what row security does, the owner, whom no policy stops, has written into the statement. Listings of the
 * two take turns, so that what else the machine does falls on both; medians are compared.
 */
async function compared({
  owner,
  application,
  scope,
  closed = '',
}: Compared): Promise<{ ratio: number; ms: number }> {
  const query = { state: 'in_progress', year: 2025, kind: 'shortcoming' } as const;
  const { text, values } = listStatement(query, 50);
  const conditions = [
    ...(scope === WHOLE ? [] : [`and starts_with(t.org_path, '${scope}')`]),
    ...(closed === '' ? [] : [`and t.org_path !~ '${closed}'`]),
  ];
  const filtered = text.replace('t.kind = $3', ['t.kind = $3', ...conditions].join(' '));
  const times = { bare: [] as number[], secured: [] as number[] };
  for (let n = 0; n < WARMING + LISTINGS; n++) {
    const bare = await timed(owner, { scope, closed }, { text: filtered, values });
    const secured = await timed(application, { scope, closed }, { text, values });
    if (n < WARMING) continue;
    times.bare.push(bare);
    times.secured.push(secured);
  }
  const ms = median(times.secured);
  return { ratio: ms / median(times.bare), ms };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function timed(
  client: Client,
  { scope, closed }: { readonly scope: string; readonly closed: string },
  { text, values }: { readonly text: string; readonly values: readonly unknown[] },
): Promise<number> {
  const start = performance.now();
  await client.query(
    `begin read only; select set_config('app.scope', '${scope}', true), set_config('app.closed', '${closed || 'nothing'}', true)`,
  );
  await client.query({ name: `listing-${scope}-${closed.length}`, text, values: [...values] });
  await client.query('commit');
  return performance.now() - start;
}
