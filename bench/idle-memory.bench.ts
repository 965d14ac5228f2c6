import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PROJECT_ROOT } from '../src/platform/config/config.js';

const SETTLE_MS = 10_000;

/** Resident megabytes of the `all` process with the demo loaded, ten seconds after it is up; bar: under 250. Linux only. */
export async function benchIdleMemory(): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhenggai-idle-'));
  const environment = { ...process.env, DATA_DIR: dataDir, PORT: '0' };
  try {
    await upAndDown(environment, () => Promise.resolve(0));
    return await upAndDown(environment, async (pid) => {
      await delay(SETTLE_MS);
      const status = await readFile(`/proc/${pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The first start tells the demo, which takes memory that a standing server does not: the second one is measured. */
async function upAndDown(
  environment: NodeJS.ProcessEnv,
  look: (pid: number) => Promise<number>,
): Promise<number> {
  const child = spawn(process.execPath, [join(PROJECT_ROOT, 'dist/src/entrypoints/all.js')], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', () => reject(new Error('the program ended')));
  });
  const seen = await look(child.pid ?? 0);
  child.kill('SIGTERM');
  await ended;
  return seen;
}
