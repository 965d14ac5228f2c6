import { escapeLiteral, type Client } from 'pg';
import { StartupProblem } from '../database/embedded/index.js';
import type { FileStore } from '../files/file-store.js';
import { UNFINISHED_RESTORE } from '../database/migrate.js';
import { MIGRATION_LOCK } from '../database/migration-lock.js';

/**
 * Claims an empty database, or one in which a restore was cut off, for this session: a program that starts meanwhile refuses.
 * @throws StartupProblem where anything is in it, or another process restores or migrates
 */
export async function claimTarget(client: Client, files: FileStore | null): Promise<void> {
  const { rows } = await client.query<{ locked: boolean; unfinished: boolean; used: boolean }>(STATE, [
    MIGRATION_LOCK,
    UNFINISHED_RESTORE,
  ]);
  const [state] = rows;
  if (state?.locked !== true)
    throw new StartupProblem('Another process migrates this database or restores into it.');
  if (state.unfinished) return dropUnfinished(client);
  if (state.used)
    throw new StartupProblem('The database is not empty: a backup is restored into an empty one only.');
  for await (const { sha256 } of files?.list() ?? [])
    throw new StartupProblem(
      `The file store is not empty (${sha256}): a backup is restored into an empty one only.`,
    );
  await mark(client);
}

/** What a cut-off restore left is nobody's work. */
async function dropUnfinished(client: Client): Promise<void> {
  await client.query('drop schema if exists public, app, archive, bullmq cascade; create schema public');
}

async function mark(client: Client): Promise<void> {
  await client.query(`create schema ${UNFINISHED_RESTORE}`);
  await client.query(
    `comment on schema ${UNFINISHED_RESTORE} is ${escapeLiteral('a restore is under way, or was cut off: run it again')}`,
  );
}

const STATE = `
select pg_try_advisory_lock($1) as locked, to_regnamespace($2) is not null as unfinished,
  exists (select from pg_class c where c.relnamespace in (select oid from pg_namespace where nspname in ('public', 'app', 'archive'))
    and c.relkind in ('r', 'p', 'v', 'S')
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')) as used`;
