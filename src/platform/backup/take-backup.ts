import { join } from 'node:path';
import { Client } from 'pg';
import { StartupProblem } from '../database/embedded/index.js';
import type { FileStore } from '../files/file-store.js';
import { BackupFolder } from './backup-folder.js';
import {
  auditHeadsOf,
  contentOf,
  migrationsOf,
  PLAIN_SESSION,
  sequencesOf,
  tablesOf,
} from './catalogue.queries.js';
import { copyFiles } from './file-copies.js';
import {
  partFile,
  writeManifest,
  type ManifestContent,
  type TablePart,
  type TableShape,
} from './manifest.js';
import { writeTable } from './table-file.js';

export interface BackupSource {
  /** As the owner of the tables: row-level security hides nothing from it. */
  readonly databaseUrl: string;
  /** Null: the files stay where they are, the rows alone are copied. */
  readonly files: FileStore | null;
  /** Version of this program. */
  readonly program: string;
  readonly secretKeyFingerprint: string;
}

export interface BackupSummary {
  readonly rows: number;
  readonly tables: number;
  /** Tables taken over from a run that was cut off. */
  readonly continued: number;
  readonly files: number;
  readonly bytes: number;
  readonly manifestSha256: string;
}

/**
 * Writes database and files into a folder while the program goes on working: the rows are those of one moment (one repeatable-read
 * transaction), the files those that lie in the store afterwards, which has every file that the rows name, for a stored file never
 * changes and is kept for a day after the last row that named it.
 *
 * Called again on the folder of a run that was cut off it goes on: a table that still holds what was written of it is not written
 * again, nor is a file.
 *
 * @throws StartupProblem where the folder or the database cannot be used
 */
export async function takeBackup(
  { databaseUrl, files, program, secretKeyFingerprint }: BackupSource,
  path: string,
  log: (line: string) => void,
): Promise<BackupSummary> {
  const folder = await BackupFolder.open(path);
  if (folder.isContinued) log(`going on with the backup in ${path}`);
  const client = new Client({ connectionString: databaseUrl, application_name: 'zhenggai-backup' });
  await client.connect();
  try {
    const { content, continued } = await copyDatabase(client, folder, log);
    const copied = await copyFiles(files, path);
    if (files !== null) log(`${copied.count} files, ${copied.bytes} bytes`);
    const manifestSha256 = await writeManifest(path, {
      ...content,
      program,
      secretKeyFingerprint,
      files: copied,
    });
    await folder.finish();
    return {
      rows: content.tables.reduce((sum, { rows }) => sum + rows, 0),
      tables: content.tables.length,
      continued,
      files: copied.count,
      bytes: content.tables.reduce((sum, { bytes }) => sum + bytes, copied.bytes),
      manifestSha256,
    };
  } finally {
    await client.end();
  }
}

interface CopiedDatabase {
  readonly content: Omit<ManifestContent, 'program' | 'files' | 'secretKeyFingerprint'>;
  readonly continued: number;
}

async function copyDatabase(
  client: Client,
  folder: BackupFolder,
  log: (line: string) => void,
): Promise<CopiedDatabase> {
  await client.query('begin isolation level repeatable read read only');
  await client.query(PLAIN_SESSION);
  const about = await aboutDatabase(client);
  const tables: TablePart[] = [];
  let continued = 0;
  for (const shape of await tablesOf(client)) {
    const { part, isNew } = await copyTable(client, shape, folder);
    tables.push(part);
    if (isNew && part.rows > 0) log(`${shape.schema}.${shape.name}: ${part.rows} rows`);
    if (!isNew) continued++;
  }
  const auditHeads = await auditHeadsOf(client);
  const sequences = await sequencesOf(client);
  await client.query('commit');
  return { content: { ...about, tables, sequences, auditHeads }, continued };
}

async function aboutDatabase(client: Client) {
  const { rows } = await client.query<{ takenAt: Date; postgres: string; migrated: string | null }>(
    `select now() as "takenAt", current_setting('server_version') as postgres, to_regclass('public.migration')::text as migrated`,
  );
  const [found] = rows;
  if (found?.migrated == null)
    throw new StartupProblem('There is nothing to back up: the database was never started with.');
  const migrations = await migrationsOf(client);
  return { takenAt: found.takenAt.toISOString(), postgres: found.postgres, migrations };
}

async function copyTable(
  client: Client,
  shape: TableShape,
  folder: BackupFolder,
): Promise<{ part: TablePart; isNew: boolean }> {
  const content = await contentOf(client, shape);
  const before = await folder.finishedPart(shape.schema, shape.name);
  if (before !== null && before.digest === content.digest && before.rows === content.rows)
    return { part: { ...before, ...shape }, isNew: false };
  const written = await writeTable(client, shape, join(folder.path, partFile(shape)));
  const part = { ...shape, ...content, ...written };
  await folder.noteFinished(part);
  return { part, isNew: true };
}
