import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface StoredFile {
  /** Lower-case hex; also the file's address. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Content-addressed: the same bytes are kept once, and a stored file never changes. */
export class FileStore {
  constructor(private readonly folder: string) {}

  /** Streams to disk and answers when the bytes are safely in place; a broken stream leaves nothing behind. */
  async put(source: Readable): Promise<StoredFile> {
    const draft = join(this.folder, 'incoming', randomUUID());
    // At once: a stream that breaks while a promise is awaited has nobody yet who listens.
    mkdirSync(dirname(draft), { recursive: true, mode: 0o700 });
    const hash = createHash('sha256');
    let sizeBytes = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        sizeBytes += chunk.length;
        done(null, chunk);
      },
    });
    try {
      await pipeline(source, measure, createWriteStream(draft, { flags: 'wx', flush: true }));
      const sha256 = hash.digest('hex');
      await this.keep(draft, sha256);
      return { sha256, sizeBytes };
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  open(sha256: string): Readable {
    return createReadStream(this.pathOf(sha256));
  }

  async read(sha256: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.open(sha256)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  private async keep(draft: string, sha256: string): Promise<void> {
    const path = this.pathOf(sha256);
    if (await exists(path)) {
      await rm(draft);
      return;
    }
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(draft, path);
  }

  private pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a SHA-256 in hex');
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
