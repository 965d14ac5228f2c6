import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.js';
import { explain, explaining } from './failure.js';
import { isAlive } from './lock-file.js';
import { StartupProblem } from './startup-problem.js';

/** The account that `initdb` makes; used only to create the role and the database of Zhenggai. */
export const SUPERUSER = 'postgres';

const UNFINISHED = 'postgres.new-';

/** What is needed to create an empty database cluster. */
export interface ClusterPlan {
  readonly initdb: string;
  readonly account: Account;
  readonly dataDir: string;
  readonly clusterDir: string;
  readonly password: string;
  readonly durable: boolean;
}

export const PASSWORD_FILE = 'postgres-password';

/**
 * The database password of this data folder, made on first use and readable by its owner only.
 *
 * @throws StartupProblem where the cluster is there and its password is not
 */
export function readOrCreatePassword(dataDir: string, clusterDir: string): string {
  const file = join(dataDir, PASSWORD_FILE);
  return explaining(dataDir, () => {
    if (!existsSync(file)) {
      if (existsSync(clusterDir))
        throw new StartupProblem(
          `${file} is missing and the database in ${clusterDir} cannot be opened without it: restore both from a backup.`,
        );
      createSecret(file);
    }
    return readFileSync(file, 'utf8').trim();
  });
}

/** Appears whole under its name or not at all; of two starts at the same moment the first one's secret stays. */
function createSecret(file: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, randomBytes(24).toString('hex'), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

/**
 * Creates the cluster: UTF-8, order by code point (the same on every machine), passwords even on the loopback interface. It is built
 * beside its final place and renamed, so that a cluster is either whole or not there.
 */
export function createCluster(plan: ClusterPlan): void {
  const { account, clusterDir, dataDir } = plan;
  const building = join(dataDir, `${UNFINISHED}${process.pid}`);
  explaining(dataDir, () => {
    removeUnfinished(dataDir);
    mkdirSync(building, { mode: 0o700 });
    account.own(building);
  });
  try {
    runInitdb(plan, building);
    explaining(dataDir, () => renameSync(building, clusterDir));
  } catch (error) {
    // A rival that began at the same moment may have been faster; its cluster is as good as ours.
    if (!existsSync(join(clusterDir, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

function runInitdb(plan: ClusterPlan, building: string): void {
  const passwordFile = join(plan.dataDir, `postgres-password.${process.pid}`);
  try {
    explaining(plan.dataDir, () => {
      writeFileSync(passwordFile, plan.password, { mode: 0o600 });
      plan.account.own(passwordFile);
    });
    const { file, args } = plan.account.command(plan.initdb, [
      `--pgdata=${building}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(plan.durable ? [] : ['--no-sync']),
    ]);
    const done = spawnSync(file, args, { ...plan.account.ids, cwd: plan.dataDir, encoding: 'utf8' });
    if (done.status !== 0) throw explain(done.stderr || String(done.error), plan.dataDir);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** What starts that were killed half-way left behind. */
function removeUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const [, pid] = /^postgres(?:\.new-|-password\.)(\d+)$/.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}
