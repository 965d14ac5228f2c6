import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Client } from 'pg';
import { chooseAccount } from './account.js';
import { locateBinaries } from './binaries.js';
import { createCluster, readOrCreatePassword } from './cluster.js';
import { explaining } from './failure.js';
import { findPostmaster, type Postmaster } from './lock-file.js';
import { claimOwnership, databaseUrl } from './ownership.js';
import { startServer, stopServer, waitUntil, type ServerPlan } from './server.js';
import { StartupProblem } from './startup-problem.js';

export interface EmbeddedPostgresOptions {
  /** Folder for everything kept on disk; the cluster is made in `postgres` below it. */
  readonly dataDir: string;
  /** Takes one line for each thing worth telling the person at the terminal. */
  readonly log: (line: string) => void;
  /** Default true. False skips every flush to disk: for tests, whose data may be lost with the machine. */
  readonly durable?: boolean;
}

export interface EmbeddedPostgres {
  /** `postgres://…` of Zhenggai's own database on the loopback interface, as a role that is no superuser. */
  readonly url: string;
  /** True where the server was left running by a process that was killed. */
  readonly adopted: boolean;
  /** Ends all sessions and the server; to be called after everything else is closed. Safe to call twice. */
  stop(): Promise<void>;
}

const ATTEMPTS = 3;
const NOT_READY_PATIENCE_MS = 30_000;

/**
 * Starts the PostgreSQL that comes with the npm packages, creating the cluster on first use, or adopts the one that a killed process
 * left running.
 *
 * @throws StartupProblem where the person at the terminal has to do something first
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, durable = true } = options;
  const dataDir = resolve(options.dataDir);
  const clusterDir = join(dataDir, 'postgres');
  explaining(dataDir, () => mkdirSync(dataDir, { recursive: true }));
  const { initdb, postgres } = await locateBinaries();
  const account = explaining(dataDir, () => chooseAccount({ initdb, postgres }, dataDir, clusterDir));
  const password = readOrCreatePassword(dataDir, clusterDir);
  if (!existsSync(clusterDir)) {
    log(`creating the database in ${clusterDir}`);
    createCluster({ initdb, account, dataDir, clusterDir, password, durable });
  }
  const plan = { postgres, account, clusterDir, logFile: join(dataDir, 'postgres.log'), durable };
  const { server, adopted } = await obtainServer(plan);
  const access = { port: server.port, password };
  try {
    const owner = await claimOwnership(access, dataDir);
    if (adopted) log(`took over the database that an earlier process left running (pid ${server.pid})`);
    return { url: databaseUrl(access), adopted, stop: stopOnce(plan, server, owner) };
  } catch (error) {
    if (!adopted) await stopServer(clusterDir, server);
    throw error;
  }
}

/** A rival start, or a server that is just going down, is seen as it is at that moment: so look again a few times. */
async function obtainServer(plan: ServerPlan): Promise<{ server: Postmaster; adopted: boolean }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = findPostmaster(plan.clusterDir);
    if (found?.ready) return { server: found, adopted: true };
    if (found) await waitUntil(() => isReadyOrGone(plan.clusterDir), NOT_READY_PATIENCE_MS);
    else {
      const server = await startServer(plan);
      if (server) return { server, adopted: false };
    }
  }
  throw new StartupProblem(
    `Another PostgreSQL holds ${plan.clusterDir} and does not answer; see ${plan.logFile}.`,
  );
}

function isReadyOrGone(clusterDir: string): boolean {
  const found = findPostmaster(clusterDir);
  return found === null || found.ready;
}

function stopOnce({ clusterDir }: ServerPlan, server: Postmaster, owner: Client): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () =>
    (stopping ??= (async () => {
      await owner.end();
      await stopServer(clusterDir, server);
    })());
}
