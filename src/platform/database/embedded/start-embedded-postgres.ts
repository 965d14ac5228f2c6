import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chooseAccount } from './account.js';
import { locateBinaries, majorOf, type Binaries } from './binaries.js';
import { createCluster, readOrCreatePassword } from './cluster.js';
import { explain, explaining } from './failure.js';
import type { ServerSettings } from './server.js';
import { StartupProblem } from './startup-problem.js';
import { SupervisedServer, type EmbeddedPostgres } from './supervised-server.js';

export interface EmbeddedPostgresOptions {
  /** Folder for everything kept on disk; the cluster is made in `postgres` below it. */
  readonly dataDir: string;
  /** Takes one line for each thing worth telling the person at the terminal. */
  readonly log: (line: string) => void;
  /** Default true. False skips every flush to disk: for tests, whose data may be lost with the machine. */
  readonly durable?: boolean;
  /** Where it stands for a server larger than a county's. */
  readonly settings?: ServerSettings;
  /** Programs of another installation, to read a folder of theirs; ours where absent. */
  readonly binaries?: Binaries;
}

/** Which package ran this folder last: the upgrade to another major version asks npm for it. */
export const PACKAGE_FILE = 'postgres-package';
/** Where an upgrade to another major version works; there only as long as it is not finished. */
export const UPGRADE_FOLDER = 'upgrade';

/**
 * Starts the PostgreSQL that comes with the npm packages, creating the cluster on first use, or adopts the one that a killed process
 * left running.
 *
 * @throws StartupProblem where the person at the terminal has to do something first
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, durable = true, settings = {} } = options;
  const dataDir = resolve(options.dataDir);
  const clusterDir = join(dataDir, 'postgres');
  explaining(dataDir, () => mkdirSync(dataDir, { recursive: true }));
  const binaries = options.binaries ?? (await locateBinaries());
  const { initdb, postgres, version } = binaries;
  const account = explaining(dataDir, () => chooseAccount(binaries, dataDir, clusterDir));
  requireSameMajor(clusterDir, version);
  const password = readOrCreatePassword(dataDir, clusterDir);
  if (!existsSync(clusterDir)) {
    requireNoUpgrade(dataDir);
    log(`creating the database in ${clusterDir}`);
    createCluster({ initdb, account, dataDir, clusterDir, password, durable });
  }
  const logFile = join(dataDir, 'postgres.log');
  const major = majorOf(version);
  const server = new SupervisedServer({
    postgres,
    major,
    account,
    clusterDir,
    logFile,
    durable,
    settings,
    password,
    log,
  });
  await server.start();
  if (options.binaries === undefined) await writeFile(join(dataDir, PACKAGE_FILE), version);
  return server;
}

/** The major version that made a database folder, null where there is none that says so. */
export function majorOfCluster(clusterDir: string): number | null {
  const file = join(clusterDir, 'PG_VERSION');
  if (!existsSync(file)) return null;
  const major = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return Number.isInteger(major) ? major : null;
}

/** Asked before anything is adopted too: a server of the old version may have been left running. */
function requireSameMajor(clusterDir: string, version: string): void {
  const made = majorOfCluster(clusterDir);
  if (made !== null && made !== majorOf(version))
    throw explain(
      `FATAL: initialized by PostgreSQL version ${made}, which is not compatible with this version ${majorOf(version)}`,
      clusterDir,
    );
}

function requireNoUpgrade(dataDir: string): void {
  if (existsSync(join(dataDir, UPGRADE_FOLDER)))
    throw new StartupProblem(
      `An upgrade of the database in ${dataDir} was cut off: run npm run cli -- upgrade-database again.`,
    );
}
