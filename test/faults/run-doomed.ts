import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Runs `doomed-process.ts` until it has killed itself. @returns the signal it died of; null would mean it ended by itself */
export function runDoomedProcess(
  place: 'relay' | 'job',
  databaseUrl: string,
  redisUrl: string | null,
): Promise<NodeJS.Signals | null> {
  return runToItsDeath('doomed-process.ts', [place, databaseUrl, ...(redisUrl === null ? [] : [redisUrl])]);
}

/** The same for any program of this folder. */
export async function runToItsDeath(
  program: string,
  args: readonly string[],
): Promise<NodeJS.Signals | null> {
  const loader = new URL('../support/typescript.mjs', import.meta.url).href;
  const file = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, ['--import', loader, file, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal;
}
