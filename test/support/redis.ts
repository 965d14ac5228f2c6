import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';
import { eventually } from './eventually.js';

/** A Redis server of the test's own, empty, on a free port of this machine; it keeps nothing on disk. */
export class TestRedis {
  private constructor(
    private readonly binary: string,
    private readonly port: number,
    private readonly folder: string,
  ) {}

  private server: ChildProcess | null = null;

  static async start(): Promise<TestRedis> {
    if (redisBinary === null) throw new Error('no redis-server on the PATH');
    const folder = mkdtempSync(join(tmpdir(), 'zhenggai-redis-'));
    const redis = new TestRedis(redisBinary, await freePort(), folder);
    await redis.resume();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts the server again after `kill`, as empty as a Redis without persistence is then. */
  async resume(): Promise<void> {
    this.server = spawn(
      this.binary,
      ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      { cwd: this.folder, stdio: 'ignore' },
    );
    await eventually(() => this.command('ping'));
  }

  /** The server is gone at once, and what it held with it. */
  async kill(): Promise<void> {
    if (!this.server) return;
    const ended = once(this.server, 'exit');
    this.server.kill('SIGKILL');
    await ended;
    this.server = null;
  }

  async command(name: string, ...args: string[]): Promise<unknown> {
    const client = new Redis(this.url, { lazyConnect: true, retryStrategy: () => null });
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

/** Where redis-server is on this machine; null where it is not installed. */
export const redisBinary = findOnPath('redis-server');

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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
