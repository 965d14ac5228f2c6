import type { Client } from 'pg';
import { TASK_STATES } from '../../src/core/task/index.js';
import { TASK_ORDERS } from '../../src/modules/tasks/index.js';
import { applyLoad } from './load.js';

export interface AskedList {
  readonly path: string;
  /** Milliseconds for a page of fifty, end to end, one asking after another. */
  readonly p50: number;
  readonly p95: number;
}

interface Asking {
  readonly port: number;
  readonly headers: Readonly<Record<string, string>>;
  /** For each list; the first answers warm the connection and are not counted. */
  readonly seconds?: number;
}

const PAGES_ON = 3;

/** Every order, deep in it too, every filter with what is frequent, rare and nowhere, and the three lists. */
export async function askLists(client: Client, { port, headers, seconds = 1 }: Asking): Promise<AskedList[]> {
  const paths = [...(await orderPaths({ port, headers })), ...(await filterPaths(client)), ...LISTS];
  const asked: AskedList[] = [];
  for (const path of paths) {
    const load = { port, headers, path: encodeURI(path), connections: 1 };
    await applyLoad({ ...load, seconds: 0.2 });
    const { p50, p95 } = await applyLoad({ ...load, seconds });
    asked.push({ path, p50, p95 });
  }
  return asked;
}

async function orderPaths({ port, headers }: Asking): Promise<string[]> {
  const paths: string[] = [];
  for (const order of TASK_ORDERS) {
    const first = `/api/tasks?open=true&sort=${order}`;
    let path = first;
    for (let page = 0; page < PAGES_ON; page++) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
      const { next } = (await answer.json()) as { next: string | null };
      if (next !== null) path = `${first}&cursor=${next}`;
    }
    paths.push(first, path);
  }
  return paths;
}

async function filterPaths(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(`select id from organisation where code = 'c7'`);
  const unit = rows[0]?.id ?? '';
  const values: Readonly<Record<string, readonly (string | number)[]>> = {
    state: TASK_STATES,
    light: ['red', 'yellow', 'green', 'grey'],
    kind: ['shortcoming', 'plan', 'feedback', 'instruction'],
    year: [2025, 2001],
    dueBefore: ['2025-02-10', '2020-01-01', '2030-01-01'],
    leadOrganisationId: [unit],
    organisationId: [unit],
    participantId: [unit],
    // In every task, in ten, in one, in none; by a character, by a number.
    search: ['不规范', '第99999', '第123456项', '档案管理', '鼋', '文', '2025-777'],
  };
  const single = Object.entries(values).flatMap(([name, choices]) =>
    choices.map((value) => `/api/tasks?${name}=${value}`),
  );
  return [...single, ...TOGETHER.map((query) => `/api/tasks?${query}`)];
}

const TOGETHER = [
  'open=true&light=red&year=2025&kind=plan',
  'state=submitted&light=green&dueBefore=2025-03-01',
  'open=true&search=第123456项&sort=light',
  'open=true&search=不规范&light=red&sort=-changed',
];
const LISTS = [
  ...['problems', 'responsibilities'].flatMap((list) => [
    `/api/lists/${list}`,
    `/api/lists/${list}?open=true&sort=due`,
    `/api/lists/${list}?search=档案管理`,
  ]),
  '/api/lists/measures',
  '/api/lists/measures?open=true&sort=due',
];
