import { Client } from 'pg';
import { MIGRATIONS } from '../../../migrations/index.js';
import { migrateQueueSchema } from '../queue/queue-schema.js';
import { StartupProblem } from './embedded/startup-problem.js';
import { ownerDataSource } from './data-source.js';
import { MIGRATION_LOCK } from './migration-lock.js';

/** A schema that is there as long as a restore is under way, and after one that was cut off. */
export const UNFINISHED_RESTORE = 'zhenggai_restoring';

/** Brings the schema up to this version; other processes wait. Costs a few queries where nothing is to do.
 * @throws StartupProblem where the database is newer than this program */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'zhenggai-migrate' });
  await client.connect();
  try {
    await requireNoRestore(client);
    await migrateQueueSchema(url);
    if (await isCurrent(client)) return;
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    if (await isCurrent(client)) return;
    await runMigrations(url);
  } finally {
    await client.end();
  }
}

async function requireNoRestore(client: Client): Promise<void> {
  const { rows } = await client.query('select 1 where to_regnamespace($1) is not null', [UNFINISHED_RESTORE]);
  if (rows.length > 0)
    throw new StartupProblem(
      'A backup is being restored into this database, or that was cut off: run the restore again, then start.',
    );
}

async function runMigrations(url: string): Promise<void> {
  const dataSource = await ownerDataSource(url).initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}

async function isCurrent(client: Client): Promise<boolean> {
  const exists = await client.query<{ table: string | null }>(
    `select to_regclass('public.migration')::text as table`,
  );
  if (exists.rows[0]?.table == null) return false;
  const { rows } = await client.query<{ name: string }>('select name from migration');
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const stranger = rows.find((row) => !known.has(row.name));
  if (stranger !== undefined) {
    throw new StartupProblem(
      `The database was migrated by a newer Zhenggai (${stranger.name}); start that version.`,
    );
  }
  return rows.length === known.size;
}

/** The next number after the one of migrations: held by the process that tells the demo. */
const DEMO_LOCK = MIGRATION_LOCK + 1;

/** Runs `work` while no other process tells the demo or takes a half-told one away; the lock ends with this process. */
export async function tellingAlone<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'zhenggai-demo' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [DEMO_LOCK]);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A start that was killed while it told the demo leaves half a story and nobody's work: it is taken away and told again.
 * @returns true where everything was dropped and the schema is to be made anew */
export function dropHalfToldDemo(url: string): Promise<boolean> {
  return tellingAlone(url, async (client) => {
    const { rows } = await client.query('select 1 from demo where finished_at is null');
    if (rows.length === 0) return false;
    await client.query('drop schema if exists public, app, archive, bullmq cascade; create schema public');
    return true;
  });
}
