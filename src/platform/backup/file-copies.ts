import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { StartupProblem } from '../database/embedded/index.js';
import { addressOf, isFileHash, type FileStore, type StoredFile } from '../files/file-store.js';
import { sha256Of, textOf, writeWhole, type BackupManifest } from './manifest.js';

/** One line a file: SHA-256, two spaces, path: `sha256sum -c files.sha256` checks a backup without this program. */
export const FILE_LIST = 'files.sha256';

/**
 * Copies everything the store keeps; a stored file never changes, so one that is there in its size was copied before.
 * @throws StartupProblem where a stored file is not what its name says
 */
export async function copyFiles(store: FileStore | null, folder: string): Promise<BackupManifest['files']> {
  const copied: StoredFile[] = [];
  if (store !== null)
    for await (const { sha256, sizeBytes } of store.list())
      copied.push({ sha256, sizeBytes: await copyOut(store, sha256, { sizeBytes, folder }) });
  const list = copied
    .map(({ sha256 }) => `${sha256}  files/${addressOf(sha256)}\n`)
    .sort()
    .join('');
  await writeWhole(join(folder, FILE_LIST), list);
  const bytes = copied.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return { count: copied.length, bytes, listSha256: sha256Of(list) };
}

async function copyOut(
  store: FileStore,
  sha256: string,
  { sizeBytes, folder }: { readonly sizeBytes: number; readonly folder: string },
): Promise<number> {
  const path = join(folder, 'files', addressOf(sha256));
  const there = await stat(path).catch(() => null);
  if (there !== null) return there.size;
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    await store.open(sha256),
    async function* measure(source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(`${path}.part`, { mode: 0o600, flush: true }),
  );
  if (hash.digest('hex') !== sha256)
    throw new StartupProblem(
      `The stored file ${sha256} (${sizeBytes} bytes) is not what its name says: it is damaged in the store.`,
    );
  await rename(`${path}.part`, path);
  return bytes;
}

/** @throws StartupProblem where the list is not the manifest's or a file of it is missing; contents are judged when they are copied */
export async function requireFiles(folder: string, { files }: BackupManifest): Promise<void> {
  const list = await textOf(join(folder, FILE_LIST));
  if (list === null || sha256Of(list) !== files.listSha256)
    throw new StartupProblem(
      `${join(folder, FILE_LIST)} is missing or was changed after the backup was made.`,
    );
  let bytes = 0;
  for await (const sha256 of listed(folder)) {
    const found = await stat(join(folder, 'files', addressOf(sha256))).catch(() => null);
    if (found === null) throw new StartupProblem(`The backup lacks the file ${sha256}.`);
    bytes += found.size;
  }
  if (bytes !== files.bytes)
    throw new StartupProblem(
      `The files of the backup have ${bytes} bytes; its manifest says ${files.bytes}.`,
    );
}

/** @throws StartupProblem where a file's bytes are not what its name says */
export async function restoreFiles(store: FileStore, folder: string): Promise<number> {
  let restored = 0;
  for await (const sha256 of listed(folder)) {
    if ((await store.entry(sha256)) === null) await putBack(store, folder, sha256);
    restored++;
  }
  return restored;
}

async function putBack(store: FileStore, folder: string, sha256: string): Promise<void> {
  const draft = await store.receive(createReadStream(join(folder, 'files', addressOf(sha256))));
  try {
    if (draft.sha256 !== sha256)
      throw new StartupProblem(`The file ${sha256} of the backup was changed after the backup was made.`);
    await store.keep(draft);
  } finally {
    await draft.discard();
  }
}

async function* listed(folder: string): AsyncIterable<string> {
  for await (const line of createInterface(createReadStream(join(folder, FILE_LIST)))) {
    const sha256 = line.slice(0, 64);
    if (!isFileHash(sha256))
      throw new StartupProblem(`${join(folder, FILE_LIST)} has a line that names no file.`);
    yield sha256;
  }
}
