import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** What embedded-postgres-process.ts says once it has started, or why it has not. */
interface Outcome {
  readonly url?: string;
  readonly adopted?: boolean;
  readonly problem?: string;
}

/** A process of its own that owns the embedded PostgreSQL of a folder. */
export interface OwningProcess extends Outcome {
  readonly child: ChildProcess;
  /** Lets it stop its server, and itself. @returns the exit code */
  finish(): Promise<number | null>;
  /** Sends the signal to the whole foreground group, as a terminal does, and waits for the end of the process. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** @param options who runs it: `uid`, `gid`, `env` */
export async function startOwningProcess(
  dataDir: string,
  options: SpawnOptions = {},
): Promise<OwningProcess> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      new URL('typescript.mjs', import.meta.url).href,
      here('embedded-postgres-process.ts'),
      dataDir,
    ],
    { ...options, detached: true, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  if (!child.stdout || !child.stdin || child.pid === undefined)
    throw new Error('the process was not started');
  const { stdin, pid } = child;
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const line = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const [said] = await Promise.race([line, ended]);
  if (typeof said !== 'string') throw new Error(`the process ended with code ${said} and said nothing`);
  return {
    ...(JSON.parse(said) as Outcome),
    child,
    finish: async () => {
      stdin.end();
      return (await ended)[0];
    },
    kill: async (signal) => {
      process.kill(-pid, signal);
      await ended;
    },
  };
}
