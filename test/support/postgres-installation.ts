import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { eventually } from './eventually.js';
import { isRoot, ORDINARY } from './ordinary-user.js';
import { newScratchFolder } from './scratch-folder.js';

const DEBIAN = '/usr/lib/postgresql';
const PGBOUNCER = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((path) => existsSync(path)) ?? null;

/** The newest PostgreSQL of the distribution that can make a standby; the one from npm cannot. */
const BIN = existsSync(DEBIAN)
  ? (readdirSync(DEBIAN)
      .map((version) => join(DEBIAN, version, 'bin'))
      .filter((bin) => existsSync(join(bin, 'pg_basebackup')))
      .at(-1) ?? null)
  : null;

/** Whether suites that need a standby can run on this machine. */
export function installationIsHere(): boolean {
  if (BIN === null) console.warn('no PostgreSQL of the distribution: the suites with a standby are skipped');
  return BIN !== null;
}

/** Whether suites that need PgBouncer and a server of its own can run on this machine. */
export function poolerIsHere(): boolean {
  if (PGBOUNCER === null) console.warn('pgbouncer is not installed: the suite behind a pooler is skipped');
  return PGBOUNCER !== null && installationIsHere();
}

/** A server of the distribution on a free port, trusting whoever comes from this machine. */
export class OwnServer {
  private process: ChildProcess | null = null;

  private constructor(
    private readonly folder: string,
    readonly port: number,
    private readonly settings: readonly string[],
  ) {}

  /** @param settings `name=value` beyond those of every test; told the folder of its data, where files for it may be put */
  static primary(settings: (folder: string) => readonly string[] = () => []): Promise<OwnServer> {
    const folder = newFolder();
    run('initdb', ['-D', folder, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']);
    return OwnServer.on(folder, settings(folder));
  }

  /** On data that is there already. */
  static async on(folder: string, settings: readonly string[] = []): Promise<OwnServer> {
    const server = new OwnServer(folder, await freePort(), settings);
    await server.start();
    return server;
  }

  /** A hot standby of this server, as it stands. */
  standby(): Promise<OwnServer> {
    return OwnServer.on(this.baseBackup('-R'));
  }

  /** @returns the folder of a copy of its data, as it stands */
  baseBackup(...options: readonly string[]): string {
    const folder = newFolder();
    const from = ['-h', '127.0.0.1', '-p', String(this.port), '-U', 'postgres'];
    run('pg_basebackup', ['-D', folder, ...from, '-c', 'fast', ...options]);
    return folder;
  }

  url(login = 'postgres', database = 'zhenggai'): string {
    return `postgres://${login}@127.0.0.1:${this.port}/${database}`;
  }

  async query<Row>(sql: string, database?: string): Promise<Row[]> {
    const client = new Client({ connectionString: this.url('postgres', database) });
    await client.connect();
    try {
      return (await client.query(sql)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  /** As `kill -9`: nothing is written any more. */
  async kill(): Promise<void> {
    const { process } = this;
    this.process = null;
    if (process === null) return;
    const ended = once(process, 'exit');
    process.kill('SIGQUIT');
    await ended;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async start(): Promise<void> {
    const settings = [
      'fsync=off',
      'listen_addresses=127.0.0.1',
      `port=${this.port}`,
      'unix_socket_directories=',
      'max_connections=60',
      ...this.settings,
    ];
    const args = ['-D', this.folder, ...settings.flatMap((setting) => ['-c', setting])];
    this.process = spawn(join(BIN ?? '', 'postgres'), args, { stdio: 'ignore', ...user() });
    await eventually(() => this.query('select 1', 'postgres'), 20_000);
  }
}

/** PgBouncer in transaction mode before a server. */
export async function startPooler(server: OwnServer): Promise<{ port: number; stop(): Promise<void> }> {
  const folder = newFolder();
  const port = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(join(folder, 'users.txt'), '"zhenggai_web" ""\n"postgres" ""\n');
  writeFileSync(file, `${configOf(server.port, port)}auth_file = ${join(folder, 'users.txt')}\n`);
  if (isRoot)
    for (const name of ['', 'pgbouncer.ini', 'users.txt'])
      chownSync(join(folder, name), ORDINARY.uid, ORDINARY.gid);
  const process = spawn(PGBOUNCER ?? '', ['-q', file], { stdio: 'ignore', ...user() });
  await eventually(async () => {
    const client = new Client({ connectionString: `postgres://zhenggai_web@127.0.0.1:${port}/zhenggai` });
    await client.connect();
    await client.end();
  }, 20_000);
  return {
    port,
    stop: async () => {
      const ended = once(process, 'exit');
      process.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configOf(serverPort: number, port: number): string {
  return `[databases]
zhenggai = host=127.0.0.1 port=${serverPort} dbname=zhenggai
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
pool_mode = transaction
default_pool_size = 3
max_client_conn = 200
`;
}

/** Empty, and the server's own. */
export function newFolder(): string {
  const folder = newScratchFolder();
  const inner = join(folder, 'data');
  mkdirSync(inner, { mode: 0o700 });
  if (isRoot) chownSync(inner, ORDINARY.uid, ORDINARY.gid);
  return inner;
}

/** A file that the server may read and nobody else. */
export function putFile(path: string, content: string): void {
  writeFileSync(path, content, { mode: 0o600 });
  if (isRoot) chownSync(path, ORDINARY.uid, ORDINARY.gid);
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(join(BIN ?? '', program), args, { encoding: 'utf8', ...user() });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
}

/** PostgreSQL does not run as root. */
function user(): { uid?: number; gid?: number; cwd: string } {
  return { cwd: '/', ...(isRoot && ORDINARY) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
