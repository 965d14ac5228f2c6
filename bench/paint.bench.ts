import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { Client } from 'pg';
import { hashSecret } from '../src/modules/identity/index.js';
import { PROJECT_ROOT } from '../src/platform/config/config.js';
import { launchChromium } from '../test/browser/support/chromium.js';
import { fillPeople, fillTasks } from './support/fill.js';
import { startServer } from './support/server-process.js';

export interface PaintBenchResult {
  /** Milliseconds to the largest paint with the processor slowed four times, the middle of the rounds; by page. */
  readonly pages: Readonly<Record<string, number>>;
  /** The same of a page of one sentence, from a server that does nothing else, in the same browser. */
  readonly bare: number;
  /** Script of the first page as it came over the wire, kilobytes. */
  readonly scriptKb: number;
}

const SECRET = 'bench-session-secret-of-enough-length';
const TASKS = 100_000;
const SLOWED = 4;
const ROUNDS = 5;
const PAGES = ['/sign-in', '/', '/ledger'];
/** No page is looked at for longer after its load: what has painted nothing by then has missed the bar anyway. */
const LOOK_MS = 3_000;
const WINDOW = { width: 1366, height: 768 };

/** First visits to the console on loopback, nothing in the cache, beside a bare page in the same browser. */
export async function benchPaint({
  databaseUrl,
}: {
  readonly databaseUrl: string;
}): Promise<PaintBenchResult> {
  buildConsole();
  await fill(databaseUrl);
  const bare = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>bare</title><p>整改</p>');
  });
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  const ours = await startServer('api-server.ts', { DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' });
  const browser = await launchChromium();
  try {
    const console = `http://127.0.0.1:${ours.port}`;
    const empty = `http://127.0.0.1:${(bare.address() as AddressInfo).port}/`;
    await visit(browser, `${console}/`);
    const rounds: Record<string, number[]> = { bare: [] };
    let scriptKb = 0;
    for (let round = 0; round < ROUNDS; round++) {
      (rounds['bare'] ??= []).push((await visit(browser, empty)).paintMs);
      for (const page of PAGES) {
        const seen = await visit(browser, console + page);
        (rounds[page] ??= []).push(seen.paintMs);
        if (page === '/') scriptKb = seen.scriptKb;
      }
    }
    const pages = Object.fromEntries(PAGES.map((page) => [page, middle(rounds[page] ?? [])]));
    return { pages, bare: middle(rounds['bare'] ?? []), scriptKb };
  } finally {
    await browser.close();
    bare.close();
    await ours.stop();
  }
}

interface Visit {
  readonly paintMs: number;
  readonly scriptKb: number;
}

/** Waits for the largest paint to stand for a moment; the last one reported counts. */
const LARGEST_PAINT = `new Promise((resolve) => {
  let last = 0;
  new PerformanceObserver((list) => { for (const { startTime } of list.getEntries()) last = startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  setTimeout(() => resolve(last), ${LOOK_MS});
})`;
const SCRIPT_BYTES = `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`;

async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: WINDOW, locale: 'zh-CN' });
  try {
    const { hostname } = new URL(address);
    await context.addCookies([{ name: 'zhenggai_session', value: SECRET, domain: hostname, path: '/' }]);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    await page.goto(address, { waitUntil: 'load' });
    const paintMs = Number(await page.evaluate(LARGEST_PAINT)) || Number.POSITIVE_INFINITY;
    const scriptKb = Number(await page.evaluate(SCRIPT_BYTES)) / 1000;
    return { paintMs, scriptKb };
  } finally {
    await context.close();
  }
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function fill(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await fillPeople(client, hashSecret(SECRET));
    await fillTasks(client, { from: 1, to: TASKS });
    await client.query('vacuum analyze task');
  } finally {
    await client.end();
  }
}

function buildConsole(): void {
  const done = spawnSync(process.execPath, ['.ci/prepare.mjs', 'build', 'console'], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`the console was not built: ${done.stderr}`);
}
