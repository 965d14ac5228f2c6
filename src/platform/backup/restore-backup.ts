import { join } from 'node:path';
import { Client } from 'pg';
import { MIGRATIONS } from '../../../migrations/index.js';
import { ownerDataSource } from '../database/data-source.js';
import { StartupProblem } from '../database/embedded/index.js';
import { UNFINISHED_RESTORE } from '../database/migrate.js';
import type { FileStore } from '../files/file-store.js';
import { auditHeadsOf, contentOf, PLAIN_SESSION, qualified } from './catalogue.queries.js';
import { requireFiles, restoreFiles } from './file-copies.js';
import { partFile, readManifest, type BackupManifest, type TablePart } from './manifest.js';
import { claimTarget } from './restore-target.js';
import { loadingTables } from './table-load.js';
import { loadTable, measureFile } from './table-file.js';

export interface RestoreTarget {
  /** As the owner of the database, which has to be empty. */
  readonly databaseUrl: string;
  /** Null: for a backup without files. */
  readonly files: FileStore | null;
}

export interface RestoreSummary {
  readonly rows: number;
  readonly tables: number;
  readonly files: number;
  /** Chains of acts whose heads are those of the backup. */
  readonly heads: number;
  readonly manifestSha256: string;
  readonly takenAt: string;
  readonly secretKeyFingerprint: string;
}

/**
 * Brings an empty database and an empty file store to what the backup holds, and compares: every table by count and digest, every file
 * by its hash, the head of every chain of acts. The rows appear in one transaction, after the comparison. The schema is that of the
 * backup; the next start of the program migrates it further.
 *
 * A restore that was cut off is simply run again.
 *
 * @throws StartupProblem where the backup is damaged or of a newer program, or the target is not empty
 */
export async function restoreBackup(
  { databaseUrl, files }: RestoreTarget,
  folder: string,
  log: (line: string) => void,
): Promise<RestoreSummary> {
  const { manifest, sha256 } = await readManifest(folder);
  requireKnownSchema(manifest);
  await requireParts(folder, manifest);
  await requireFiles(folder, manifest);
  log(
    `the backup of ${manifest.takenAt} is whole: ${manifest.tables.length} tables, ${manifest.files.count} files`,
  );
  const client = new Client({ connectionString: databaseUrl, application_name: 'zhenggai-restore' });
  await client.connect();
  try {
    await claimTarget(client, files);
    const restored = files === null ? 0 : await restoreFiles(files, folder);
    await makeSchema(databaseUrl, manifest);
    await loadRows(client, { folder, manifest, log });
    await client.query('analyze');
    return {
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      tables: manifest.tables.length,
      files: restored,
      heads: manifest.auditHeads.length,
      manifestSha256: sha256,
      takenAt: manifest.takenAt,
      secretKeyFingerprint: manifest.secretKeyFingerprint,
    };
  } finally {
    await client.end();
  }
}

function requireKnownSchema({ migrations, program }: BackupManifest): void {
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  const stranger = migrations.find((name) => !known.has(name));
  if (stranger !== undefined)
    throw new StartupProblem(
      `The backup was made by a newer Zhenggai (${program}, ${stranger}): restore it with that version.`,
    );
}

/** Before anything is touched: every file of rows is as it was written. */
async function requireParts(folder: string, { tables }: BackupManifest): Promise<void> {
  for (const part of tables) {
    const path = join(folder, partFile(part));
    const found = await measureFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw new StartupProblem(`The backup lacks ${path}.`);
      throw error;
    });
    if (found.sha256 !== part.sha256 || found.bytes !== part.bytes)
      throw new StartupProblem(`${path} was changed after the backup was made.`);
  }
}

/** By the migrations that had run when the backup was made, no other. */
async function makeSchema(databaseUrl: string, { migrations }: BackupManifest): Promise<void> {
  const had = new Set(migrations);
  const dataSource = await ownerDataSource(databaseUrl, (name) => had.has(name)).initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}

interface Loading {
  readonly folder: string;
  readonly manifest: BackupManifest;
  readonly log: (line: string) => void;
}

async function loadRows(client: Client, { folder, manifest, log }: Loading): Promise<void> {
  await client.query('begin');
  await client.query(PLAIN_SESSION);
  await loadingTables(client, manifest.tables, async () => {
    for (const part of manifest.tables) {
      await loadTable(client, part, join(folder, partFile(part)));
      await requireSameContent(client, part);
      if (part.rows > 0) log(`${part.schema}.${part.name}: ${part.rows} rows`);
    }
  });
  for (const { value, called, ...sequence } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint, $3)', [qualified(sequence), value, called]);
  await requireSameHeads(client, manifest);
  await client.query(`drop schema ${UNFINISHED_RESTORE}`);
  await client.query('commit');
}

async function requireSameContent(client: Client, part: TablePart): Promise<void> {
  const { rows, digest } = await contentOf(client, part);
  if (rows !== part.rows || digest !== part.digest)
    throw new StartupProblem(
      `${part.schema}.${part.name} came back with ${rows} rows (${digest}); the backup has ${part.rows} (${part.digest}).`,
    );
}

async function requireSameHeads(client: Client, { auditHeads }: BackupManifest): Promise<void> {
  const found = await auditHeadsOf(client);
  if (JSON.stringify(found) !== JSON.stringify(auditHeads))
    throw new StartupProblem('The heads of the chains of acts are not those of the backup.');
}
