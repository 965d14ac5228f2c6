import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { Client } from 'pg';
import { load } from '../../seeds/generate/index.js';
import { ChainVerification } from '../../src/modules/audit/index.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { eventually } from '../support/eventually.js';
import { installationIsHere, newFolder, OwnServer, putFile } from '../support/postgres-installation.js';
import { TestApp } from '../support/test-app.js';

const describeWithServers = installationIsHere() ? describe : describe.skip;

/** As docs/operations.md says: an archive of the log of changes, a base copy, and a moment before somebody's mistake. */
describeWithServers('back to a point in time', () => {
  const archive = newFolder();
  let primary: OwnServer;
  let restored: OwnServer | null = null;

  beforeAll(async () => {
    primary = await OwnServer.primary(() => [
      'archive_mode=on',
      `archive_command=test ! -f ${archive}/%f && cp %p ${archive}/%f`,
    ]);
    await primary.query('create database zhenggai', 'postgres');
    await migrate(primary.url());
    const client = new Client({ connectionString: primary.url() });
    await client.connect();
    await load(client, { recipe: { bodies: 30, years: 1, seed: 7, tasks: 60 }, into: false });
    await client.end();
  });
  afterAll(() => Promise.all([primary.remove(), restored?.remove()]));

  /** As the program does it; the database itself records the act. */
  const rename = (title: string) =>
    primary.query(`
      begin; set local role zhenggai_app; select set_config('app.scope', '/', true), set_config('app.closed', 'nothing', true);
      update task set title = '${title}', version = version + 1 where id = (select id from task order by id limit 1);
      commit`);
  const titles = async (server: OwnServer) =>
    (await server.query<{ title: string }>('select title from task order by id limit 1'))[0]?.title;

  it('everything up to the moment is there, nothing after it, and the chains hold', async () => {
    const base = primary.baseBackup('-X', 'stream');
    await rename('失误之前改的标题');
    const [moment] = await primary.query<{ at: string }>('select clock_timestamp()::text as at');
    const [before] = await primary.query<{ acts: number }>('select count(*)::int as acts from event');
    await rename('失误');
    await primary.query('drop table reminder, delivery, notice cascade');
    const [last] = await primary.query<{ file: string }>('select pg_walfile_name(pg_switch_wal()) as file');
    await eventually(async () => {
      const [archived] = await primary.query<{ file: string }>(
        'select last_archived_wal as file from pg_stat_archiver',
      );
      expect((archived?.file ?? '') >= (last?.file ?? '-')).toBe(true);
    });
    await primary.kill();

    putFile(join(base, 'recovery.signal'), '');
    restored = await OwnServer.on(base, [
      `restore_command=cp ${archive}/%f %p`,
      `recovery_target_time=${moment?.at ?? ''}`,
      'recovery_target_action=promote',
    ]);
    const server = restored;
    await eventually(async () => {
      const [row] = await server.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
      expect(row?.standby).toBe(false);
    });
    expect(await titles(server)).toBe('失误之前改的标题');
    const [after] = await server.query<{ acts: number }>('select count(*)::int as acts from event');
    expect(after?.acts).toBe(before?.acts);
    const app = await TestApp.start({ database: server.url() });
    try {
      const verified = await app.nest.get(ChainVerification).run();
      expect(verified).toMatchObject({ broken: [], unrecorded: [] });
      expect(verified.checked).toBe(after?.acts);
    } finally {
      await app.stop();
    }
  });
});
