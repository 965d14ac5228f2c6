import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';
import { eventually } from './eventually.js';

/** Where redis-server is on this machine; null where it is not installed. */
const redisBinary = findOnPath('redis-server');

/**
 * Whether suites that need Redis can run. Where CI says it is CI, they have to: a suite that is silently left out there proves nothing.
 * @throws Error with CI=true and no Redis
 */
export function redisIsHere(): boolean {
  if (redisBinary !== null) return true;
  if (process.env['CI'] === 'true') throw new Error('CI=true, and redis-server is not installed');
  console.warn('redis-server is not installed: the suites on Redis are skipped');
  return false;
}

/** A Redis of the test's own, empty, on free ports of this machine. */
export interface TestRedis {
  /** As REDIS_URL takes it. */
  readonly url: string;
  stop(): Promise<void>;
}

/** One redis-server process; it keeps nothing on disk. */
export class RedisServer implements TestRedis {
  private process: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly settings: readonly string[],
  ) {}

  /** @param settings lines of a redis.conf */
  static async start(settings: readonly string[] = []): Promise<RedisServer> {
    const folder = mkdtempSync(join(tmpdir(), 'zhenggai-redis-'));
    const server = new RedisServer(await freePort(), folder, settings);
    await server.resume();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts the server again after `kill`, as empty as a Redis without persistence is then. */
  async resume(): Promise<void> {
    if (redisBinary === null) throw new Error('no redis-server on the PATH');
    const file = join(this.folder, 'redis.conf');
    const lines = [`port ${this.port}`, 'bind 127.0.0.1', 'save ""', ...this.settings];
    writeFileSync(file, `${lines.join('\n')}\n`);
    const mode = this.settings.some((line) => line.startsWith('sentinel ')) ? ['--sentinel'] : [];
    this.process = spawn(redisBinary, [file, ...mode], { cwd: this.folder, stdio: 'ignore' });
    await eventually(() => this.command('ping'));
  }

  /** The server is gone at once, and what it held with it. */
  async kill(): Promise<void> {
    if (!this.process) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
    this.process = null;
  }

  async command(name: string, ...args: (string | number)[]): Promise<unknown> {
    const client = new Redis(this.url, {
      lazyConnect: true,
      retryStrategy: () => null,
      disconnectTimeout: 100,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.call(name, ...args);
    } finally {
      client.disconnect();
    }
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Three masters that share the slots of a Redis Cluster among them. */
export async function startRedisCluster(): Promise<TestRedis> {
  const settings = ['cluster-enabled yes', 'cluster-node-timeout 2000'];
  const nodes = await Promise.all([1, 2, 3].map(() => RedisServer.start(settings)));
  const ranges = [
    [0, 5460],
    [5461, 10_922],
    [10_923, 16_383],
  ] as const;
  for (const [i, node] of nodes.entries()) {
    await node.command('cluster', 'addslotsrange', ...(ranges[i] ?? []));
    await node.command('cluster', 'meet', '127.0.0.1', nodes[0]?.port ?? 0);
  }
  await eventually(async () => {
    for (const node of nodes) {
      const info = String(await node.command('cluster', 'info'));
      if (!info.includes('cluster_state:ok')) throw new Error('the cluster is not ready');
    }
  });
  return {
    url: `cluster:${nodes.map(({ url }) => url).join(',')}`,
    stop: async () => {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

/** A master and the sentinel that knows where it is. */
export async function startRedisSentinel(): Promise<TestRedis> {
  const master = await RedisServer.start();
  const sentinel = await RedisServer.start([`sentinel monitor first 127.0.0.1 ${master.port} 1`]);
  return {
    url: `sentinel:${sentinel.url}/first`,
    stop: async () => {
      await sentinel.stop();
      await master.stop();
    },
  };
}

function findOnPath(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  return null;
}

/** A cluster node also listens on its port + 10,000. */
async function freePort(): Promise<number> {
  for (;;) {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    if (port <= 55_535) return port;
  }
}
