import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../http/problem.js';

/** Removes drafts that a killed process left behind. @returns how many */
export async function discardOldDrafts(folder: string, before: Date): Promise<number> {
  let discarded = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const draft = await stat(join(folder, name)).catch(() => null);
    if (draft === null || draft.mtime >= before) continue;
    await rm(join(folder, name), { force: true });
    discarded++;
  }
  return discarded;
}

/** The disk's fault, not the sender's: full, over its quota, read-only, broken. */
const DISK_REFUSES: readonly string[] = ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EFBIG'];

/** An upload that has arrived whole but is not kept yet. */
export interface FileDraft {
  /** Lower-case hex of all bytes. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Where it lies on this machine until it is kept or discarded. */
  readonly path: string;
  /** Removes it from this machine; harmless after it was kept. */
  discard(): Promise<void>;
}

/** @returns the draft once every byte is on the disk; where the stream breaks nothing is left and its error is thrown */
export async function receiveDraft(folder: string, source: Readable): Promise<FileDraft> {
  const path = join(folder, randomUUID());
  // At once: a stream that breaks while a promise is awaited has nobody yet who listens.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done(null, chunk);
    },
  });
  const discard = () => rm(path, { force: true });
  try {
    await pipeline(source, measure, createWriteStream(path, { flags: 'wx', flush: true, mode: 0o600 }));
  } catch (error) {
    await discard();
    const { code = '' } = error as NodeJS.ErrnoException;
    throw DISK_REFUSES.includes(code) ? new Problem('file.store-unavailable', { reason: code }) : error;
  }
  return { sha256: hash.digest('hex'), sizeBytes, path, discard };
}
