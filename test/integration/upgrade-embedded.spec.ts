import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { upgradeEmbedded, type UpgradePlan } from '../../src/platform/backup/index.js';
import { chooseAccount } from '../../src/platform/database/embedded/account.js';
import {
  findBinaries,
  locateBinaries,
  majorOf,
  majorOfCluster,
  startEmbeddedPostgres,
  type Binaries,
} from '../../src/platform/database/embedded/index.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { newScratchFolder } from '../support/scratch-folder.js';

const silent = () => undefined;
const INSTALLED = '/usr/lib/postgresql';

/** A PostgreSQL of another major version that this machine happens to have. */
async function anotherPostgres(): Promise<{ folder: string; binaries: Binaries } | null> {
  const ours = majorOf((await locateBinaries()).version);
  for (const version of existsSync(INSTALLED) ? readdirSync(INSTALLED) : []) {
    const folder = join(INSTALLED, version);
    const binaries = await findBinaries(folder);
    if (binaries !== null && majorOf(binaries.version) !== ours) return { folder, binaries };
  }
  return null;
}

const old = await anotherPostgres();
if (old === null) console.warn(`skipped: no PostgreSQL of another major version under ${INSTALLED}`);

(old === null ? describe.skip : describe)('the embedded database of another major version', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = newScratchFolder();
    makeOldCluster();
    await withServer(old?.binaries, async (url) => {
      await migrate(url);
      await query(
        url,
        `insert into organisation (path, code, kind, level, name, short_name)
         values ('/a/', 'a', 'government', 'county', '荻渚县人民政府', '荻渚县')`,
      );
    });
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const cluster = () => join(dataDir, 'postgres');

  function makeOldCluster(): void {
    if (old === null) return;
    const { initdb } = old.binaries;
    const account = chooseAccount(old.binaries, dataDir, cluster());
    const secret = join(dataDir, 'postgres-password');
    writeFileSync(secret, 'a-password-of-old');
    account.own(secret);
    mkdirSync(cluster(), { mode: 0o700 });
    account.own(cluster());
    const { file, args } = account.command(initdb, [
      ...[`--pgdata=${cluster()}`, '--username=postgres', `--pwfile=${secret}`, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--locale=C', '--no-sync'],
    ]);
    const done = spawnSync(file, args, { ...account.ids, cwd: dataDir, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stderr);
  }

  async function withServer(binaries: Binaries | undefined, work: (url: string) => Promise<void>) {
    const server = await startEmbeddedPostgres({ dataDir, log: silent, durable: false, binaries });
    try {
      await work(server.url);
    } finally {
      await server.stop();
    }
  }

  async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  const plan = async (more: Partial<UpgradePlan> = {}): Promise<UpgradePlan> => ({
    dataDir,
    ours: await locateBinaries(),
    from: old?.folder ?? null,
    program: '0.1.0',
    secretKeyFingerprint: 'key',
    log: silent,
    durable: false,
    ...more,
  });

  it('is refused with the command to run, brought over by it, and the old folder is kept', async () => {
    await expect(withServer(undefined, async () => undefined)).rejects.toThrow(
      /made by PostgreSQL \d+ and this is 18: run npm run cli -- upgrade-database/,
    );
    const before = majorOfCluster(cluster());
    const upgraded = await upgradeEmbedded(await plan());
    expect(upgraded?.rows).toBeGreaterThan(0);
    expect(majorOfCluster(join(dataDir, `postgres.${before}`))).toBe(before);
    expect(existsSync(join(dataDir, 'upgrade'))).toBe(false);
    await withServer(undefined, async (url) => {
      await migrate(url);
      expect(await query(url, 'select name from organisation')).toEqual([{ name: '荻渚县人民政府' }]);
    });
    expect(await upgradeEmbedded(await plan())).toBeNull();
  });

  it('that was cut off between the two renames does not become an empty one: the command ends it', async () => {
    await upgradeEmbedded(await plan());
    mkdirSync(join(dataDir, 'upgrade'));
    renameSync(cluster(), join(dataDir, 'upgrade', 'postgres'));
    await expect(withServer(undefined, async () => undefined)).rejects.toThrow(/was cut off: run .*again/);
    await upgradeEmbedded(await plan());
    await withServer(undefined, async (url) => {
      expect(await query(url, 'select name from organisation')).toHaveLength(1);
    });
  });

  it('stays as it is where the old programs cannot be had', async () => {
    await expect(upgradeEmbedded(await plan({ from: dataDir }))).rejects.toThrow('--from FOLDER');
    await expect(upgradeEmbedded(await plan({ from: null }))).rejects.toThrow('npm has no PostgreSQL');
    await withServer(old?.binaries, async (url) => {
      expect(await query(url, 'select name from organisation')).toHaveLength(1);
    });
  });
});
