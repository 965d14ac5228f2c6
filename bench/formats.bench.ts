import { setTimeout as delay } from 'node:timers/promises';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createInterface, type Interface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { hashSecret } from '../src/modules/identity/index.js';
import { READING_LIMITS, ReadingPool } from '../src/modules/reports/reading/index.js';
import { PDF_MARGIN, pdfOf } from '../test/builders/documents/pdf.js';
import { FICTIONAL_REPORT } from '../test/builders/documents/fictional-report.js';
import { withstand } from '../test/support/withstand.js';
import { mixedFiles, type MixedFile } from './support/mixed-files.js';
import { startServer, type ServerProcess } from './support/server-process.js';

export interface IntakeBenchResult {
  readonly files: number;
  /** Files a second from the first upload until the last report is in the database. */
  readonly throughQueue: number;
  /** Files a second through the parsers alone: two threads, bytes in memory, nothing else. */
  readonly parsersAlone: number;
  /** Bar: at least 0.6. */
  readonly ratio: number;
}

export interface BigPdfResult {
  /** Growth of the API process' resident memory, at its highest, while a PDF of 50 MB went up and was read. */
  readonly apiGrowthMb: number;
  readonly apiLongestMs: number;
  /** The longest the event loop of a process that does both stood still meanwhile. */
  readonly allLongestMs: number;
  readonly seconds: number;
}

const SECRET = 'bench-session-secret-of-enough-length';
const FILES_AN_UPLOAD = 100;
const BIG_BYTES = 49 * 1024 * 1024;
const WARM_UP = 40;
const POLL_MS = 200;
/** Taken in turns, so that what else the machine does meets both alike; the middle one counts. */
const ROUNDS = 5;

/** Files of six formats through upload, queue, parser and database, against the same parsers alone; rounds alternate. */
export async function benchIntake({
  databaseUrl,
  count = 1_000,
}: {
  databaseUrl: string;
  count?: number;
}): Promise<IntakeBenchResult> {
  const all = mixedFiles(count + WARM_UP);
  await prepare(
    databaseUrl,
    all.map(({ body }) => body),
  );
  const dataDir = await mkdtemp(join(tmpdir(), 'zhenggai-intake-'));
  const server = await startServer('intake-server.ts', environment(databaseUrl, dataDir, 'all'));
  const pool = new ReadingPool(READING_LIMITS);
  try {
    await parse(pool, all.slice(count));
    await handIn(server, all.slice(count));
    const rounds: Omit<IntakeBenchResult, 'files'>[] = [];
    for (let from = 0; from < count; from += count / ROUNDS) {
      const files = all.slice(from, from + count / ROUNDS);
      const parsersAlone = await rateOf(files.length, () => parse(pool, files));
      const throughQueue = await rateOf(files.length, () => handIn(server, files));
      rounds.push({ parsersAlone, throughQueue, ratio: throughQueue / parsersAlone });
    }
    const middle = rounds.sort((one, other) => one.ratio - other.ratio)[Math.floor(ROUNDS / 2)];
    if (middle === undefined) throw new Error('no round was run');
    return { files: count, ...middle };
  } finally {
    await pool.onApplicationShutdown();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function rateOf(files: number, work: () => Promise<number>): Promise<number> {
  const started = performance.now();
  const reports = await work();
  if (reports !== files) throw new Error(`${files - reports} of ${files} files were not read`);
  return (files * 1000) / (performance.now() - started);
}

async function parse(pool: ReadingPool, files: readonly MixedFile[]): Promise<number> {
  const outcomes = await Promise.all(files.map(({ bytes }) => pool.run({ what: 'read', file: { bytes } })));
  return outcomes.filter(({ what }) => what === 'report').length;
}

/** Uploads by the hundred and waits for the last one. @returns how many became reports */
async function handIn({ port }: ServerProcess, files: readonly MixedFile[]): Promise<number> {
  const batches: string[] = [];
  for (let from = 0; from < files.length; from += FILES_AN_UPLOAD) {
    const form = new FormData();
    for (const { name, bytes } of files.slice(from, from + FILES_AN_UPLOAD))
      form.append('files', new Blob([new Uint8Array(bytes)]), name);
    batches.push((await call<{ batchId: string }>(port, 'intakes', { method: 'POST', body: form })).batchId);
  }
  let parsed = 0;
  for (const batch of batches) {
    let view = await call<{ waiting: number; parsed: number }>(port, `intakes/${batch}?limit=1`);
    for (; view.waiting > 0; view = await call(port, `intakes/${batch}?limit=1`)) await delay(POLL_MS);
    parsed += view.parsed;
  }
  return parsed;
}

async function call<T>(port: number, path: string, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/${path}`, {
    ...init,
    headers: { cookie: `zhenggai_session=${SECRET}` },
  });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as T;
}

/** One PDF of 50 MB, nearly all of it pictures: what it costs the process that takes it in, and the one that reads it. */
export async function benchBigPdf({ databaseUrl }: { databaseUrl: string }): Promise<BigPdfResult> {
  await prepare(databaseUrl, ['沅桥镇人民政府']);
  const lines = FICTIONAL_REPORT.split('\n').map((text, index) => ({
    text: text.slice(0, 30),
    x: PDF_MARGIN,
    y: 780 - index * 30,
  }));
  const big = { name: '扫描.pdf', body: '沅桥镇人民政府', bytes: pdfOf([lines], { padding: BIG_BYTES }) };
  const alone = await measured(databaseUrl, 'api', big);
  const both = await measured(databaseUrl, 'all', {
    ...big,
    bytes: Buffer.concat([big.bytes, Buffer.from('\n')]),
  });
  return {
    apiGrowthMb: alone.growthMb,
    apiLongestMs: alone.longestMs,
    allLongestMs: both.longestMs,
    seconds: both.seconds,
  };
}

async function measured(databaseUrl: string, role: 'api' | 'all', file: MixedFile) {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhenggai-big-'));
  const server = await startServer('intake-server.ts', environment(databaseUrl, dataDir, role));
  const output = server.child.stdout === null ? null : createInterface(server.child.stdout);
  try {
    // One of the same size first: what a process takes once, for good, is not what a file costs it.
    await send(server, { ...file, bytes: Buffer.alloc(BIG_BYTES, 0x20) });
    await told(server, output);
    const before = await peakMb(server, true);
    const started = performance.now();
    const { batchId } = await send(server, file);
    if (role === 'all') await settled(server.port, batchId);
    const seconds = (performance.now() - started) / 1000;
    const growthMb = (await peakMb(server, false)) - before;
    return { growthMb, seconds, longestMs: (await told(server, output)).longestMs };
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function send({ port }: ServerProcess, { name, bytes }: MixedFile): Promise<{ batchId: string }> {
  const form = new FormData();
  form.append('files', new Blob([new Uint8Array(bytes)]), name);
  return call(port, 'intakes', { method: 'POST', body: form });
}

async function settled(port: number, batchId: string): Promise<void> {
  for (;;) {
    const view = await call<{ waiting: number; parsed: number }>(port, `intakes/${batchId}`);
    if (view.waiting > 0) await delay(POLL_MS);
    else if (view.parsed === 1) return;
    else throw new Error(`the big PDF was not read: ${JSON.stringify(view)}`);
  }
}

async function told({ child }: ServerProcess, output: Interface | null): Promise<{ longestMs: number }> {
  const line = new Promise<string>((resolve) => output?.once('line', resolve));
  child.kill('SIGUSR2');
  return JSON.parse(await line) as { longestMs: number };
}

/** Linux keeps the highest resident size of a process; `reset` begins anew from what it is now. */
async function peakMb({ child }: ServerProcess, reset: boolean): Promise<number> {
  if (reset) await writeFile(`/proc/${child.pid}/clear_refs`, '5');
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** @returns how many of so many hostile files were read or refused with a code; throws where one brought a reader down */
export async function benchHostileFiles(cases = 5_000): Promise<number> {
  const pool = new ReadingPool(READING_LIMITS);
  try {
    const endings = await withstand(pool, { cases, seed: Date.now() % 2 ** 31 });
    return [...endings.values()].reduce((sum, count) => sum + count, 0);
  } finally {
    await pool.onApplicationShutdown();
  }
}

function environment(databaseUrl: string, dataDir: string, role: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    ROLE: role,
    DEMO: 'off',
  };
}

async function prepare(databaseUrl: string, bodies: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(PEOPLE);
    await client.query(BODIES, [bodies]);
    await client.query(
      `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at)
       select $1, id, now(), now(), now() + interval '1 hour' from account`,
      [hashSecret(SECRET)],
    );
  } finally {
    await client.end();
  }
}

const PEOPLE = `
insert into organisation (path, code, kind, level, name, short_name, is_reporting_body)
values ('/c/', 'c', 'government', 'county', '县', '县', true);
insert into account (organisation_id, login, display_name, password_hash) select id, 'bench', '督查员', '-' from organisation where path = '/c/';
insert into role_grant (account_id, role, organisation_id, starts_on, reason)
select a.id, 'supervisor', a.organisation_id, '2020-01-01', 'bench' from account a`;

const BODIES = `
insert into organisation (parent_id, path, code, kind, level, name, short_name, is_reporting_body)
select p.id, '/c/t' || b.n || '/', 't' || b.n, 'town', 'town', b.name, b.name, true
from unnest($1::text[]) with ordinality as b (name, n) join organisation p on p.path = '/c/'`;
