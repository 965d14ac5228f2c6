import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../src/platform/database/embedded/server.js';
import { eventually } from './eventually.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Starting reads some thousand files; on a machine that does much else at the same time that takes its time. */
const START_PATIENCE_MS = 180_000;
/** The program gives itself 30 s. */
const STOP_PATIENCE_MS = 35_000;

export interface ProgramOptions {
  readonly dataDir: string;
  readonly port?: number;
  /** `npm`: as the README says. `node`: the same program, built before, without npm's own second. */
  readonly through?: 'npm' | 'node';
  /** Which entry point; `all` where absent. */
  readonly role?: 'all' | 'api' | 'worker' | 'migrate';
  /** On top of a data folder, a port and an embedded database. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Runs it as this user instead of the current one. */
  readonly as?: { uid: number; gid: number };
}

/** The built program, running as a process of its own, in a process group of its own as a terminal would give it. */
export class Program {
  private said = '';
  private readonly ended: Promise<[number | null, NodeJS.Signals | null]>;

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    private readonly role: string,
  ) {
    this.ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.said += text));
  }

  static async launch({
    dataDir,
    port,
    through = 'node',
    role = 'all',
    environment = {},
    as = undefined,
  }: ProgramOptions): Promise<Program> {
    const ownPort = port ?? (await freePort());
    const [file, args]: [string, string[]] =
      through === 'npm' ? ['npm', ['start']] : [process.execPath, [`dist/src/entrypoints/${role}.js`]];
    const child = spawn(file, args, {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DATABASE_URL: '',
        REDIS_URL: '',
        DEMO: 'off',
        DATA_DIR: dataDir,
        PORT: String(ownPort),
        ...environment,
      },
      ...as,
    });
    return new Program(child, ownPort, role);
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('the program was not started');
    return this.child.pid;
  }

  /** Everything it has printed so far, both streams. */
  get output(): string {
    return this.said;
  }

  /** Resolves once it answers that it is ready. @throws Error with its output where it ends before that */
  async ready(): Promise<void> {
    const answered = eventually(async () => {
      if (this.role === 'worker') {
        if (!this.said.includes('worker is up')) throw new Error('not ready');
        return;
      }
      const { status } = await fetch(`http://127.0.0.1:${this.port}/health/ready`);
      if (status !== 200) throw new Error(`not ready: ${status}`);
    }, START_PATIENCE_MS);
    const died = this.ended.then(([code]) => {
      throw new Error(`the program ended with code ${code}: ${this.said}`);
    });
    await Promise.race([answered, died]);
  }

  /** Whatever state it is in: asks it to stop, and where it does not hear, makes it. */
  async end(): Promise<void> {
    const giveUp = setTimeout(() => void this.stop('SIGKILL', 'group'), STOP_PATIENCE_MS);
    await this.stop('SIGTERM');
    clearTimeout(giveUp);
  }

  /** Sends `signal` to the process, or, as Ctrl-C does, to its whole group. @returns the exit code, null where the signal ended it */
  async stop(signal: NodeJS.Signals, to: 'process' | 'group' = 'process'): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null)
      process.kill(to === 'group' ? -this.pid : this.pid, signal);
    return this.exitCode();
  }

  async exitCode(): Promise<number | null> {
    return (await this.ended)[0];
  }
}

/** Compiles what is not yet compiled, as `npm start` does before it starts. */
export function buildProgram(): void {
  const done = spawnSync(process.execPath, ['.ci/prepare.mjs', 'build', 'server'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`the build failed: ${done.stderr}`);
}
