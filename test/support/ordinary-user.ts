import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const isRoot = process.getuid?.() === 0;

/** `nobody`, whom every Unix has: stands for an ordinary user where the tests run as root. */
export const ORDINARY = { uid: 65_534, gid: 65_534 };

const anyModule = fileURLToPath(new URL('typescript.mjs', import.meta.url));

/** Whether root can let an ordinary user run what is in this clone; not below a home folder that is closed to others. */
export const isOpenClone =
  isRoot && spawnSync(process.execPath, ['--check', anyModule], ORDINARY).status === 0;
