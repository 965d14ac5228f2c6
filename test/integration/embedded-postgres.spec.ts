import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  findRunningPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/database/embedded/index.js';
import { newScratchFolder } from '../support/scratch-folder.js';
import { startOwningProcess, type OwningProcess } from '../support/owning-process.js';
import { eventually } from '../support/eventually.js';

/** A folder with a database that was started and stopped once: copied, since making one takes a second or two. */
let prototype: string;
let dataDir: string;
let servers: EmbeddedPostgres[];
let processes: OwningProcess[];

beforeAll(async () => {
  prototype = newScratchFolder();
  const server = await startEmbeddedPostgres({ dataDir: prototype, log: () => undefined, durable: false });
  await server.stop();
});

afterAll(() => rmSync(prototype, { recursive: true, force: true }));

beforeEach(() => {
  dataDir = newScratchFolder();
  servers = [];
  processes = [];
});

/** Keeps owners and modes, which Node's own copy does not. */
const copyPrototype = () => execFileSync('cp', ['-a', `${prototype}/.`, dataDir]);

afterEach(async () => {
  for (const { child, finish } of processes)
    if (child.exitCode === null && child.signalCode === null) await finish();
  for (const server of servers) await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(log: string[] = []): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: (line) => log.push(line), durable: false });
  servers.push(server);
  return server;
}

async function startElsewhere(): Promise<OwningProcess> {
  const owner = await startOwningProcess(dataDir);
  processes.push(owner);
  return owner;
}

async function query(url: string | undefined, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmasterPid = () =>
  Number.parseInt(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);

describe('embedded PostgreSQL', () => {
  it('makes a database in UTF-8 that only this machine can reach, and keeps what is in it', async () => {
    const first = await start();
    expect(first.adopted).toBe(false);
    expect(
      await query(
        first.url,
        `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as listens`,
      ),
    ).toEqual([{ encoding: 'UTF8', listens: '127.0.0.1' }]);
    await query(first.url, `create table kept as select '整改' as word`);
    await first.stop();

    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'select * from kept')).toEqual([{ word: '整改' }]);
  });

  it('keeps its password to the owner of the folder, and asks for it', async () => {
    copyPrototype();
    const { url } = await start();
    expect(statSync(join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600);
    const stranger = new URL(url);
    stranger.password = 'guess';
    await expect(query(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('stops with nothing left behind, and may be told so twice', async () => {
    copyPrototype();
    const server = await start();
    const pid = postmasterPid();
    await Promise.all([server.stop(), server.stop()]);
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
    await eventually(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'));
  });

  it.each(['SIGKILL', 'SIGINT'] as const)(
    'outlives %s to its owner and is adopted by the next start',
    async (signal) => {
      copyPrototype();
      const killed = await startElsewhere();
      await query(killed.url, 'create table kept (id int)');
      const pid = postmasterPid();
      await killed.kill(signal);
      expect(() => process.kill(pid, 0)).not.toThrow();

      const log: string[] = [];
      const next = await start(log);
      expect(next).toMatchObject({ adopted: true, url: killed.url });
      expect(log).toEqual(['took over the database that an earlier process left running']);
      expect(await query(next.url, 'select * from kept')).toEqual([]);
      await next.stop();
      await expect(query(next.url, 'select 1')).rejects.toThrow('ECONNREFUSED');
    },
  );

  it('refuses a second owner in one line that names the first', async () => {
    copyPrototype();
    const owner = await startElsewhere();
    await expect(start()).rejects.toMatchObject({
      name: 'StartupProblem',
      line: `Zhenggai is already running from this folder (${join(dataDir, 'postgres')}, pid ${owner.child.pid}).`,
    });
    expect(await query(owner.url, 'select 1 as still_there')).toEqual([{ still_there: 1 }]);
  });

  it('can be found by a command beside its owner, and only as long as that lives', async () => {
    copyPrototype();
    expect(await findRunningPostgres(dataDir)).toBeNull();
    const owner = await startElsewhere();
    expect(await findRunningPostgres(dataDir)).toBe(owner.url);
    await owner.kill('SIGKILL');
    await eventually(async () => expect(await findRunningPostgres(dataDir)).toBeNull());
    await start();
  });

  it('lets one of two first starts at the same moment win', async () => {
    const both = await Promise.all([startElsewhere(), startElsewhere()]);
    const [winner, loser] = both[0].url ? both : [both[1], both[0]];
    expect(winner.problem).toBeUndefined();
    expect(loser.problem).toContain(`already running from this folder`);
    expect(await loser.finish()).toBe(1);
  });

  it('recovers after a power failure, and does not mistake a stranger for its server', async () => {
    copyPrototype();
    const before = await start();
    await query(before.url, `create table kept as select 1 as id`);
    const lockFile = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8');
    await before.stop();
    // After a reboot the number in the file may belong to any process: here, to this one.
    writeFileSync(join(dataDir, 'postgres/postmaster.pid'), lockFile.replace(/^\d+/, String(process.pid)));
    const after = await start();
    expect(after.adopted).toBe(false);
    expect(await query(after.url, 'select * from kept')).toEqual([{ id: 1 }]);
  });

  it('brings back a server that dies under it, at the same address', async () => {
    copyPrototype();
    const log: string[] = [];
    const server = await start(log);
    await query(server.url, `create table kept as select 1 as id; checkpoint`).catch(() => undefined);
    const died = postmasterPid();
    process.kill(died, 'SIGKILL');
    await eventually(() => expect(log.at(-1)).toBe('the database is back'));
    expect(postmasterPid()).not.toBe(died);
    await query(server.url, 'select 1');
  });
});
