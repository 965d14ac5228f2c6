import { accessSync, chmodSync, constants, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY_DISK = '/dev/shm';
const ENOUGH_BYTES = 1024 ** 3;

/**
 * A new empty folder for a database that is thrown away: in memory where there is plenty, because a cluster is a thousand small files
 * and a disk takes ten times as long to make them. Everybody may enter it: run as root, the server belongs to another account. It
 * lies in the folder of this test run, where there is one, and goes with it at the latest.
 */
export function newScratchFolder(): string {
  const parent = process.env['ZHENGGAI_TEST_SCRATCH'] ?? (hasRoom(MEMORY_DISK) ? MEMORY_DISK : tmpdir());
  const folder = mkdtempSync(join(parent, 'zhenggai-'));
  chmodSync(folder, 0o755);
  return folder;
}

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > ENOUGH_BYTES;
  } catch {
    return false;
  }
}
