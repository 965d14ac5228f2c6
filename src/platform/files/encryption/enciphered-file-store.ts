import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../../http/problem.js';
import type { FileDraft } from '../file-draft.js';
import { FileStore, type ByteRange, type StoredEntry } from '../file-store.js';
import * as format from './file-format.js';
import type { CipherSuite } from './suites.js';

export interface FileKeys {
  /** Null: new files are kept as they are; those kept enciphered are still read. */
  readonly suite: CipherSuite | null;
  /** The one that wraps from now on first, then those of before. */
  readonly wrapping: readonly format.WrappingKey[];
}

/** What became of the files when all of them were brought under the present key. */
export interface Rewrapped {
  readonly kept: number;
  readonly enciphered: number;
  readonly rewrapped: number;
}

/**
 * Enciphers what another store keeps. A file is still found by the hash of its plain bytes and still kept once; each has a key of
 * its own, wrapped by the one of the installation, so changing that one touches no content. Sizes of entries are those on the disk.
 */
export class EncipheredFileStore extends FileStore {
  constructor(
    private readonly inner: FileStore,
    private readonly keys: FileKeys,
  ) {
    super(inner.draftFolder);
  }

  async keep(draft: FileDraft): Promise<void> {
    const { suite } = this.keys;
    if (suite === null) return this.inner.keep(draft);
    await this.withEnciphered(suite, draft.sha256, createReadStream(draft.path), (sealed) =>
      this.inner.keep(sealed),
    );
  }

  replace(draft: FileDraft): Promise<void> {
    return this.inner.replace(draft);
  }

  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const stored = await this.inner.entry(sha256);
    if (stored === null) throw new Problem('file.missing', { sha256 });
    const head = await this.headOf(stored);
    if (head === null) return this.inner.open(sha256, range);
    const key = opened(() => format.readHead(head, sha256, this.keys.wrapping), sha256);
    const { plainBytes, pieces } = format.plainSize(stored.sizeBytes);
    const start = range?.start ?? 0;
    const end = Math.min(range?.end ?? plainBytes - 1, plainBytes - 1);
    const first = Math.floor(start / format.PIECE_BYTES);
    const last = Math.max(first, Math.floor(end / format.PIECE_BYTES));
    const sealed = await this.inner.open(sha256, {
      start: format.HEAD_BYTES + first * format.SEALED_PIECE_BYTES,
      end: Math.min(format.HEAD_BYTES + (last + 1) * format.SEALED_PIECE_BYTES, stored.sizeBytes) - 1,
    });
    const part = { first, pieces, skip: start - first * format.PIECE_BYTES, take: end - start + 1 };
    const plain = format.decipher(key, part);
    // What goes wrong below is the reader's error, too; the reader leaving ends the reading.
    void pipeline(sealed, plain).catch(() => undefined);
    return plain;
  }

  entry(sha256: string): Promise<StoredEntry | null> {
    return this.inner.entry(sha256);
  }

  list(): AsyncIterable<StoredEntry> {
    return this.inner.list();
  }

  remove(sha256: string): Promise<void> {
    return this.inner.remove(sha256);
  }

  /** Enciphers what is still plain and wraps the key of every other file anew where an earlier key did; content stays as it is. */
  async rewrapAll(signal?: AbortSignal): Promise<Rewrapped> {
    const tally = { kept: 0, enciphered: 0, rewrapped: 0 };
    for await (const { sha256 } of this.inner.list()) {
      signal?.throwIfAborted();
      tally[await this.rewrap(sha256)]++;
    }
    return tally;
  }

  private async rewrap(sha256: string): Promise<keyof Rewrapped> {
    const stored = await this.inner.entry(sha256);
    const present = this.keys.wrapping[0];
    if (stored === null || present === undefined) return 'kept';
    const head = await this.headOf(stored);
    const { suite } = this.keys;
    if (head === null) {
      if (suite === null) return 'kept';
      await this.withEnciphered(suite, sha256, await this.inner.open(sha256), (sealed) =>
        this.inner.replace(sealed),
      );
      return 'enciphered';
    }
    if (format.keyIdOf(head).equals(present.id)) return 'kept';
    const key = opened(() => format.readHead(head, sha256, this.keys.wrapping), sha256);
    const body = await this.inner.open(sha256, { start: format.HEAD_BYTES, end: stored.sizeBytes - 1 });
    await this.withDraft(sha256, [format.writeHead(key, present), body], (sealed) =>
      this.inner.replace(sealed),
    );
    return 'rewrapped';
  }

  private async headOf({ sha256, sizeBytes }: StoredEntry): Promise<Buffer | null> {
    if (sizeBytes < format.HEAD_BYTES) return null;
    const chunks: Buffer[] = [];
    const stream = await this.inner.open(sha256, { start: 0, end: format.HEAD_BYTES - 1 });
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const head = Buffer.concat(chunks);
    return format.isEnciphered(head) ? head : null;
  }

  private withEnciphered(
    suite: CipherSuite,
    sha256: string,
    plain: Readable,
    use: (sealed: FileDraft) => Promise<void>,
  ): Promise<void> {
    const [present] = this.keys.wrapping;
    if (present === undefined) throw new Error('no key to encipher files with');
    const key = format.newFileKey(suite, sha256);
    const body = format.encipher(key);
    // What goes wrong with the source ends the body, and with it the draft.
    void pipeline(plain, body).catch(() => undefined);
    return this.withDraft(sha256, [format.writeHead(key, present), body], use);
  }

  /** The stored form on this machine's disk, under the plain hash, gone afterwards. */
  private async withDraft(
    sha256: string,
    [head, body]: readonly [Buffer, Readable],
    use: (sealed: FileDraft) => Promise<void>,
  ): Promise<void> {
    await mkdir(this.draftFolder, { recursive: true, mode: 0o700 });
    const path = join(this.draftFolder, randomUUID());
    const discard = () => rm(path, { force: true });
    try {
      const whole = Readable.from(joined(head, body));
      const file = createWriteStream(path, { flags: 'wx', flush: true, mode: 0o600 });
      await pipeline(whole, file);
      await use({ sha256, sizeBytes: file.bytesWritten, path, discard });
    } finally {
      await discard();
    }
  }
}

async function* joined(head: Buffer, body: Readable): AsyncGenerator<Buffer> {
  yield head;
  for await (const chunk of body) yield chunk as Buffer;
}

function opened<T>(read: () => T, sha256: string): T {
  try {
    return read();
  } catch (error) {
    throw new Problem('file.unopenable', {
      sha256,
      reason: error instanceof Error ? error.message : 'unknown',
    });
  }
}
