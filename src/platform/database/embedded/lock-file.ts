import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a running postmaster writes into `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  /** On the loopback interface; NaN in the first moments of a start. */
  readonly port: number;
  readonly ready: boolean;
}

const fileIn = (clusterDir: string) => join(clusterDir, 'postmaster.pid');

/** The postmaster that holds this folder, or null where none does; a file left by one that is gone is removed. */
export function findPostmaster(clusterDir: string): Postmaster | null {
  const held = readLockFile(clusterDir);
  if (!held) return null;
  if (isPostmasterOf(clusterDir, held.pid)) return held;
  // PostgreSQL itself would take any living process with this number for a rival, as happens after a reboot or in a container.
  rmSync(fileIn(clusterDir), { force: true });
  return null;
}

export function readLockFile(clusterDir: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(fileIn(clusterDir), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const [pid = '', , , port = '', , , , status = ''] = lines;
  return { pid: Number.parseInt(pid, 10), port: Number.parseInt(port, 10), ready: status.trim() === 'ready' };
}

/** Whether a process is there; one of another user counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process lives, is no zombie and is PostgreSQL's server; on Linux also whether it works in this very folder. */
export function isPostmasterOf(clusterDir: string, pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir);
    const [state = '', program = ''] = ['state=', 'comm='].map((column) =>
      execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim(),
    );
    return !state.startsWith('Z') && /(^|\/)postgres$/.test(program);
  } catch {
    // A process that is gone, dying or another user's: the server of our folder is none of these.
    return false;
  }
}
