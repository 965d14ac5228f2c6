import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { MIGRATIONS } from '../../migrations/index.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { MIGRATION_LOCK } from '../../src/platform/database/migration-lock.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { buildProgram, Program } from '../support/program.js';
import { newScratchFolder } from '../support/scratch-folder.js';

const PATIENCE_MS = 240_000;

const COLUMNS = `
select table_name, column_name, data_type, is_nullable from information_schema.columns where table_schema = 'public'
order by table_name, column_name`;
const CONSTRAINTS = `
select conrelid::regclass::text as on, conname, pg_get_constraintdef(oid) as is from pg_constraint
where connamespace = 'public'::regnamespace order by 1, 2`;

const rollBack = (blocker: Client) => async (error: unknown) => {
  await blocker.query('rollback');
  throw error;
};

describe('bringing the schema up to date', () => {
  let database: TestDatabase;
  let client: Client;
  let dataDir: string;
  let programs: Program[];

  beforeAll(buildProgram, PATIENCE_MS);
  beforeEach(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    dataDir = newScratchFolder();
    programs = [];
  });
  afterEach(async () => {
    await Promise.all(programs.map((program) => program.end()));
    await client.end();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  }, PATIENCE_MS);

  const rows = async <Row>(sql: string) => (await client.query(sql)).rows as Row[];
  const empty = () =>
    client.query('drop schema if exists public, app, archive, bullmq cascade; create schema public');
  const schema = async () => ({ columns: await rows(COLUMNS), constraints: await rows(CONSTRAINTS) });
  const applied = async () => {
    const [there] = await rows<{ there: boolean }>(`select to_regclass('migration') is not null as there`);
    return there?.there === true ? (await rows('select 1 from migration')).length : 0;
  };

  async function launchMigrate(): Promise<Program> {
    const environment = { DATABASE_URL: database.url };
    const program = await Program.launch({ dataDir, role: 'migrate', environment });
    programs.push(program);
    return program;
  }

  it('is done by one of several that start together; the others wait and find it done', async () => {
    const expected = await schema();
    await empty();
    await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
    expect(await schema()).toEqual(expected);
    const names = await rows<{ name: string }>('select name from migration');
    expect(names.map(({ name }) => name).sort()).toEqual(MIGRATIONS.map(({ name }) => name).sort());
  });

  it('waits as long as another process holds the lock', async () => {
    await empty();
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    let isDone = false;
    const waiting = migrate(database.url).then(() => (isDone = true));
    await eventually(async () => {
      expect(await rows(`select 1 from pg_locks where locktype = 'advisory' and not granted`)).toHaveLength(
        1,
      );
    });
    expect([isDone, await applied()]).toEqual([false, 0]);
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await waiting;
    expect(await applied()).toBe(MIGRATIONS.length);
  });

  it(
    'killed half-way leaves whole migrations and none in part: the next start goes on',
    async () => {
      const expected = await schema();
      await empty();
      // A table that the second half needs is locked: the process stands still in the middle, for sure.
      const blocker = new Client({ connectionString: database.url });
      await blocker.connect();
      const program = await launchMigrate();
      const lock = () => blocker.query('begin; lock table task in access share mode');
      await eventually(() => lock().catch(rollBack(blocker)), PATIENCE_MS / 3);
      await eventually(async () => {
        expect(await rows('select 1 from pg_locks where not granted')).not.toEqual([]);
      });
      const before = await applied();
      await program.stop('SIGKILL');
      await blocker.end();
      expect(before).toBeGreaterThan(0);
      expect(before).toBeLessThan(MIGRATIONS.length);
      await eventually(async () => {
        expect(
          await rows(
            `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
          ),
        ).toEqual([]);
      });
      expect(await applied()).toBe(before);
      await migrate(database.url);
      expect(await schema()).toEqual(expected);
    },
    PATIENCE_MS,
  );

  it(
    'is refused by an older program in one clear line, and nothing is changed',
    async () => {
      await client.query(
        `insert into migration (timestamp, name) values (9764000000000, 'Tomorrow9764000000000')`,
      );
      const program = await launchMigrate();
      expect(await program.exitCode()).toBe(1);
      expect(program.output.trim()).toBe(
        'The database was migrated by a newer Zhenggai (Tomorrow9764000000000); start that version.',
      );
      expect(await applied()).toBe(MIGRATIONS.length + 1);
    },
    PATIENCE_MS,
  );
});
