import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Runs `doomed-process.ts` until it has killed itself. @returns the signal it died of; null would mean it ended by itself */
export async function runDoomedProcess(
  place: 'relay' | 'job',
  databaseUrl: string,
  redisUrl: string | null,
): Promise<NodeJS.Signals | null> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      new URL('../support/typescript.mjs', import.meta.url).href,
      fileURLToPath(new URL('doomed-process.ts', import.meta.url)),
      place,
      databaseUrl,
      ...(redisUrl === null ? [] : [redisUrl]),
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal;
}
