import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Account } from './account.js';
import { explain, explaining } from './failure.js';
import { isPostmasterOf, readLockFile, type Postmaster } from './lock-file.js';
import { StartupProblem } from './startup-problem.js';

/** What is needed to start the server of a cluster. */
export interface ServerPlan {
  readonly postgres: string;
  /** Major version of it. */
  readonly major: number;
  readonly account: Account;
  readonly clusterDir: string;
  readonly logFile: string;
  /** False only where the data may be lost with the machine: it makes the tests several times faster. */
  readonly durable: boolean;
  readonly settings: ServerSettings;
}

/** Parameters of PostgreSQL by their names. */
export type ServerSettings = Readonly<Record<string, string | number>>;

/** Also the last processes of a server that was killed: they notice within moments. */
const RIVAL = /lock file .* already exists|Address already in use|pre-existing shared memory block/;
const POLL_MS = 10;
/** Recovery after a power failure replays the write-ahead log: minutes at worst on a slow disk. */
const START_DEADLINE_MS = 180_000;
const FAST_STOP_MS = 20_000;
const IMMEDIATE_STOP_MS = 5_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/**
 * Starts the server in a session of its own and waits until it takes connections. It outlives us on purpose: Ctrl-C must not reach
 * it before we have drained, and what a killed process leaves behind is adopted by the next start.
 *
 * @returns the running server, or null where another server still or already holds the folder or the port: look again
 */
export async function startServer(plan: ServerPlan, port: number): Promise<Postmaster | null> {
  const { logFile, clusterDir } = plan;
  const log = explaining(clusterDir, () => openLog(plan));
  const { file, args } = plan.account.command(plan.postgres, ['-D', clusterDir, ...parameters(port, plan)]);
  const child = spawn(file, args, {
    ...plan.account.ids,
    cwd: clusterDir,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  closeSync(log.fd);
  child.unref();
  let ended: Error | null = null;
  child.once('error', (error) => (ended = error));
  child.once(
    'exit',
    (code, signal) => (ended ??= new Error(`postgres ended with ${signal ?? `code ${code}`}`)),
  );

  for (const deadline = Date.now() + START_DEADLINE_MS; Date.now() < deadline; await delay(POLL_MS)) {
    if (ended) {
      const said = readFileSync(logFile).subarray(log.offset).toString();
      if (RIVAL.test(said)) return null;
      throw explain(said || String(ended), clusterDir);
    }
    const found = readLockFile(clusterDir);
    if (found?.ready && found.pid === child.pid) return found;
  }
  throw new StartupProblem(`The embedded PostgreSQL in ${clusterDir} is still recovering; see ${logFile}.`);
}

/** Fast shutdown (sessions are ended, everything is written); where that takes too long an immediate one, which recovers later. */
export async function stopServer(clusterDir: string, { pid }: Postmaster): Promise<void> {
  const gone = () => !isPostmasterOf(clusterDir, pid);
  for (const [signal, patience] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', IMMEDIATE_STOP_MS],
  ] as const) {
    if (gone()) return;
    process.kill(pid, signal);
    if (await waitUntil(gone, patience)) return;
  }
  process.kill(pid, 'SIGKILL');
}

/** Polls `condition`; false where `patienceMs` went by without it. */
export async function waitUntil(condition: () => boolean, patienceMs: number): Promise<boolean> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await delay(POLL_MS)) {
    if (condition()) return true;
  }
  return condition();
}

/** Nothing is flushed, and nothing lies outside the folder: a server that a test kills leaves no shared memory behind. */
const THROWN_AWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  dynamic_shared_memory_type: 'mmap',
  // Suites run side by side, and one of them is ten replicas.
  max_connections: 250,
};

function parameters(port: number, { durable, major, settings }: ServerPlan): string[] {
  const values: ServerSettings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    shared_buffers: '64MB',
    // The kernel's cache is close by; three I/O worker processes would cost more memory than they save time.
    ...(major >= 18 ? { io_method: 'sync' } : {}),
    ...(durable ? {} : THROWN_AWAY),
    ...settings,
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Appends, so that the file also tells what came before; one older file is kept. */
function openLog({ logFile, account }: ServerPlan): { fd: number; offset: number } {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) {
    rmSync(`${logFile}.1`, { force: true });
    renameSync(logFile, `${logFile}.1`);
  }
  const fd = openSync(logFile, 'a', 0o600);
  account.own(logFile);
  return { fd, offset: size > LOG_LIMIT_BYTES ? 0 : size };
}

/** A port that was free a moment ago; where another program takes it in between, PostgreSQL says so and the start is tried again. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}
