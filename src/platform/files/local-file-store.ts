import { copyFile, mkdir, open, opendir, rename, rm, stat, utimes } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Problem } from '../http/problem.js';
import type { Clock } from '../clock.js';
import type { FileDraft } from './file-draft.js';
import { addressOf, FileStore, isFileHash, type ByteRange, type StoredEntry } from './file-store.js';

/** A folder of this machine, or one that several machines share. */
export class LocalFileStore extends FileStore {
  constructor(
    private readonly folder: string,
    private readonly clock: Clock,
  ) {
    super(join(folder, 'incoming'));
  }

  async keep(draft: FileDraft): Promise<void> {
    const path = this.pathOf(draft.sha256);
    const now = this.clock.now();
    if (await refreshed(path, now)) return;
    await this.place(draft, now);
  }

  /** Its age stays: what is replaced was not handed in again. */
  async replace(draft: FileDraft): Promise<void> {
    const before = await this.entry(draft.sha256);
    await this.place(draft, before?.storedAt ?? this.clock.now());
  }

  private async place(draft: FileDraft, now: Date): Promise<void> {
    const path = this.pathOf(draft.sha256);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const beside = `${path}.${randomUUID()}`;
    await moveOrCopy(draft.path, beside);
    await utimes(beside, now, now);
    await rename(beside, path);
  }

  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const handle = await open(this.pathOf(sha256)).catch(translate);
    if (handle === null) throw new Problem('file.missing', { sha256 });
    return handle.createReadStream(range);
  }

  async entry(sha256: string): Promise<StoredEntry | null> {
    const found = await stat(this.pathOf(sha256)).catch(translate);
    return found === null ? null : { sha256, sizeBytes: found.size, storedAt: found.mtime };
  }

  async *list(): AsyncIterable<StoredEntry> {
    const shelves = await opendir(this.folder).catch(translate);
    if (shelves === null) return;
    for await (const shelf of shelves) {
      if (!/^[0-9a-f]{2}$/.test(shelf.name)) continue;
      for await (const file of await opendir(join(this.folder, shelf.name))) {
        const entry = isFileHash(file.name) ? await this.entry(file.name) : null;
        if (entry !== null) yield entry;
      }
    }
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true }).catch(translate);
  }

  private pathOf(sha256: string): string {
    return join(this.folder, addressOf(sha256));
  }
}

/** Whether the file was there; if so it counts as handed in now, and a sweep leaves it alone. */
async function refreshed(path: string, now: Date): Promise<boolean> {
  const touched = await utimes(path, now, now).then(() => true, translate);
  return touched ?? false;
}

/** The drafts may lie on another disk. */
async function moveOrCopy(from: string, to: string): Promise<void> {
  await rename(from, to).catch(async (error: unknown) => {
    if (codeOf(error) !== 'EXDEV') throw error;
    await copyFile(from, to);
  });
}

/** Nothing there is an answer; everything else is a store that does not work. */
function translate(error: unknown): null {
  const code = codeOf(error);
  if (code === 'ENOENT') return null;
  throw new Problem('file.store-unavailable', { reason: code });
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown';
}
