import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { freePort } from '../../../src/platform/database/embedded/server.js';
import { eventually } from '../eventually.js';
import { Program } from '../program.js';
import { RedisServer } from '../redis.js';

const run = promisify(execFile);
const APIS = 2;
const START_PATIENCE_MS = 60_000;

export type Part = 'api 0' | 'api 1' | 'worker';

/** Two `api`, one `worker` and Redis as processes of their own, on a database that is there already. */
export class Installation {
  readonly ports: number[] = [];
  private readonly running = new Map<Part, Program>();

  private constructor(
    private readonly environment: Readonly<Record<string, string>>,
    readonly dataDir: string,
    readonly redis: RedisServer,
  ) {}

  /** The program has to be built. */
  static async start(
    databaseUrl: string,
    dataDir: string,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Installation> {
    const redis = await RedisServer.start();
    const all = { DATABASE_URL: databaseUrl, REDIS_URL: redis.url, LOG_LEVEL: 'error', ...environment };
    const installation = new Installation(all, dataDir, redis);
    for (let n = 0; n < APIS; n++) installation.ports.push(await freePort());
    await Promise.all((['api 0', 'api 1', 'worker'] as const).map((part) => installation.startPart(part)));
    return installation;
  }

  async startPart(part: Part): Promise<void> {
    const { dataDir, environment } = this;
    const role = part === 'worker' ? 'worker' : 'api';
    const port = part === 'worker' ? 0 : this.ports[Number(part.slice(-1))];
    const program = await Program.launch({ dataDir, role, ...(port !== undefined && { port }), environment });
    this.running.set(part, program);
    // Not `ready`: that also tells of the worker that was killed.
    await (port === undefined || role === 'worker' ? program.ready() : isServing(port));
  }

  /** `kill -9`. */
  async kill(part: Part): Promise<void> {
    await this.running.get(part)?.stop('SIGKILL');
  }

  /** Resident memory of each process, MB. */
  async memory(): Promise<Readonly<Partial<Record<Part, number>>>> {
    const parts = [...this.running];
    const pids = parts.map(([, { pid }]) => pid).join();
    const { stdout } = await run('ps', ['-o', 'pid=,rss=', '-p', pids]);
    const byPid = new Map(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]),
    );
    return Object.fromEntries(parts.map(([part, { pid }]) => [part, (byPid.get(pid) ?? 0) / 1024]));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.running.values()].map((program) => program.end()));
    await this.redis.stop();
  }
}

function isServing(port: number): Promise<void> {
  return eventually(async () => {
    const { status } = await fetch(`http://127.0.0.1:${port}/health/serving`);
    if (status !== 200) throw new Error(`not serving: ${status}`);
  }, START_PATIENCE_MS);
}
