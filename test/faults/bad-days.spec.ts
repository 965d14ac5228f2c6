import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.js';
import { reportText } from '../support/county.js';
import type { Person } from '../support/person.js';
import { Client } from 'pg';
import { isRoot } from '../support/ordinary-user.js';
import { newScratchFolder } from '../support/scratch-folder.js';
import { TestApp } from '../support/test-app.js';

describe('on a bad day', () => {
  let app: TestApp;
  let supervisor: Person;
  let dataDir: string;

  beforeAll(async () => {
    dataDir = newScratchFolder();
    app = await TestApp.start({ environment: { DATA_DIR: dataDir } });
    supervisor = await app.as('yifaban');
  });
  afterAll(async () => {
    await app.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const handIn = (n: number) =>
    supervisor.upload('/api/intakes', [{ name: 'report.txt', content: reportText(n) }]);

  /** Once the pool has noticed that its sessions were ended. */
  const served = () =>
    eventually(async () => {
      const answer = await supervisor.get('/api/tasks');
      expect(answer.status).toBe(200);
      return answer;
    });

  async function asOwner(...statements: string[]): Promise<void> {
    const client = new Client({ connectionString: app.databaseUrl });
    await client.connect();
    try {
      await client.query('set default_transaction_read_only = off');
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }

  it('the database is read-only: lists are shown, acts are refused as an outage, nothing is lost afterwards', async () => {
    const name = new URL(app.databaseUrl).pathname.slice(1);
    const others = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await asOwner(`alter database ${name} set default_transaction_read_only = on`, others);
    const list = await served();
    const act = await handIn(1);
    await asOwner(`alter database ${name} reset default_transaction_read_only`, others);
    await served();
    expect(list.status).toBe(200);
    expect([act.status, act.code]).toEqual([503, 'server.unavailable']);
    expect((await handIn(1)).status).toBeLessThan(300);
  });

  it('the disk of the file store is full: the upload is refused with a reason, no half a file is left', async () => {
    const folder = join(dataDir, 'files');
    mkdirSync(folder, { recursive: true });
    const mounted =
      isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=755', 'tmpfs', folder]).status === 0;
    if (!mounted) return console.warn('skipped: making a small disk takes the right to mount');
    try {
      const big = `${reportText(2)}\n${'甲'.repeat(200_000)}`;
      const refused = await supervisor.upload('/api/intakes', [{ name: 'report.txt', content: big }]);
      expect([refused.status, refused.code]).toEqual([503, 'file.store-unavailable']);
      expect((await app.stranger().get('/health/serving')).status).toBe(200);
      expect(spawnSync('find', [folder, '-type', 'f'], { encoding: 'utf8' }).stdout).toBe('');
    } finally {
      spawnSync('umount', [folder]);
    }
    expect((await handIn(3)).status).toBeLessThan(300);
  });
});
