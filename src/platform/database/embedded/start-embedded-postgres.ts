import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chooseAccount } from './account.js';
import { locateBinaries } from './binaries.js';
import { createCluster, readOrCreatePassword } from './cluster.js';
import { explaining } from './failure.js';
import { SupervisedServer, type EmbeddedPostgres } from './supervised-server.js';

export interface EmbeddedPostgresOptions {
  /** Folder for everything kept on disk; the cluster is made in `postgres` below it. */
  readonly dataDir: string;
  /** Takes one line for each thing worth telling the person at the terminal. */
  readonly log: (line: string) => void;
  /** Default true. False skips every flush to disk: for tests, whose data may be lost with the machine. */
  readonly durable?: boolean;
}

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
  const logFile = join(dataDir, 'postgres.log');
  const server = new SupervisedServer({ postgres, account, clusterDir, logFile, durable, password, log });
  await server.start();
  return server;
}
