import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartupProblem } from '../database/embedded/index.js';

/** Raised when an older program could no longer read what a newer one writes. */
const FORMAT = 1;

export const MANIFEST_FILE = 'manifest.json';
/** In the form of `sha256sum`: the manifest can be checked without this program. */
export const MANIFEST_HASH_FILE = 'manifest.json.sha256';

/** One table, or one partition of one: what is copied and compared as a whole. */
export interface TableShape {
  readonly schema: string;
  readonly name: string;
  /** In the order of the copy; columns that PostgreSQL computes are left out. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** For a partition: the table it belongs to (same schema) and which rows are its. */
  readonly partition: { readonly of: string; readonly bound: string } | null;
}

/** What a table held, whatever the order of its rows. */
export interface TableContent {
  readonly rows: number;
  /** Sum over all rows of the first 64 bits of the SHA-256 of the row's text. */
  readonly digest: string;
}

export interface TablePart extends TableShape, TableContent {
  /** Size and SHA-256 of the file that holds it. */
  readonly bytes: number;
  readonly sha256: string;
}

export interface SequenceState {
  readonly schema: string;
  readonly name: string;
  readonly value: string;
  readonly called: boolean;
}

/** Where the chain of acts of a body stood. */
export interface AuditHead {
  readonly organisationId: string;
  readonly length: number;
  readonly head: string;
}

/** What a backup holds, and by which it is judged when it is restored. */
export interface BackupManifest {
  readonly format: typeof FORMAT;
  /** Version of the program that made it. */
  readonly program: string;
  /** UTC instant of the snapshot. */
  readonly takenAt: string;
  /** Version of the server. */
  readonly postgres: string;
  /** Names of the migrations in the order in which they ran. */
  readonly migrations: readonly string[];
  readonly tables: readonly TablePart[];
  readonly sequences: readonly SequenceState[];
  readonly files: {
    readonly count: number;
    readonly bytes: number;
    /** SHA-256 of the list of files. */
    readonly listSha256: string;
  };
  readonly auditHeads: readonly AuditHead[];
  /** Tells whether a key is the one that the enciphered rows need; the key itself is not in the backup. */
  readonly secretKeyFingerprint: string;
}

export type ManifestContent = Omit<BackupManifest, 'format'>;

/** @returns the SHA-256 of the manifest, for the log and for paper */
export async function writeManifest(folder: string, content: ManifestContent): Promise<string> {
  const text = `${JSON.stringify({ format: FORMAT, ...content }, null, 1)}\n`;
  const hash = sha256Of(text);
  await writeWhole(join(folder, MANIFEST_HASH_FILE), `${hash}  ${MANIFEST_FILE}\n`);
  await writeWhole(join(folder, MANIFEST_FILE), text);
  return hash;
}

/** @throws StartupProblem where there is none, it was changed, or a newer program wrote it in a form of its own */
export async function readManifest(folder: string): Promise<{ manifest: BackupManifest; sha256: string }> {
  const text = await textOf(join(folder, MANIFEST_FILE));
  const hashes = await textOf(join(folder, MANIFEST_HASH_FILE));
  if (text === null || hashes === null)
    throw new StartupProblem(`${folder} holds no finished backup: ${MANIFEST_FILE} is missing.`);
  const sha256 = sha256Of(text);
  if (!hashes.startsWith(`${sha256}  `))
    throw new StartupProblem(`${join(folder, MANIFEST_FILE)} was changed after the backup was made.`);
  const manifest = JSON.parse(text) as BackupManifest;
  if (manifest.format !== FORMAT)
    throw new StartupProblem(
      `The backup in ${folder} was written by Zhenggai ${manifest.program} in a form that this version does not read.`,
    );
  manifest.tables.forEach(requireHarmless);
  return { manifest, sha256 };
}

/** Where the rows of a table lie, from the folder of the backup. */
export function partFile({ schema, name }: Pick<TableShape, 'schema' | 'name'>): string {
  return join('database', `${schema}.${name}.copy.gz`);
}

const NAME = /^[A-Za-z_][\w$]*$/;

/** What becomes part of a statement or of a path has the form that PostgreSQL gave it. */
function requireHarmless({ schema, name, columns, partition }: TableShape): void {
  const types = columns.map(({ type }) => type);
  const isFine =
    [schema, name, partition?.of ?? name].every((word) => NAME.test(word)) &&
    types.every((type) => /^[\w ,."()[\]]+$/.test(type)) &&
    (partition === null || /^(FOR VALUES [^;]+|DEFAULT)$/.test(partition.bound));
  if (!isFine) throw new StartupProblem(`The manifest names a table that cannot be: ${schema}.${name}.`);
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Under its name there is the old file or the whole new one. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text, { mode: 0o600, flush: true });
  await rename(`${path}.part`, path);
}

export async function textOf(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
