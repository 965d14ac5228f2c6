import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { FileStore } from '../../../../platform/files/index.js';
import { familyOf } from '../sniff.js';
import { ReadingPool } from './reading-pool.js';
import { perform, type ReadingOutcome, type TextOutcome } from './tasks.js';

/** Text of this size is read in a few milliseconds: less than it takes to bring a thread up. */
const READ_HERE_BYTES = 64 * 1024;
/** Up to this size the bytes are handed over in memory, above it a thread reads from the disk what it needs. */
const IN_MEMORY_BYTES = 1024 * 1024;

/** Reads stored files without holding the process up: only short texts are read here, everything else in a thread. */
@Injectable()
export class ReportReader {
  constructor(
    private readonly files: FileStore,
    private readonly pool: ReadingPool,
  ) {}

  read(file: { sha256: string; sizeBytes: number }): Promise<ReadingOutcome> {
    return this.run('read', file);
  }

  /** The words of any document that the readers know; null where none could be taken out of it. */
  async textOf(file: { sha256: string; sizeBytes: number }): Promise<TextOutcome | null> {
    const outcome = await this.run('text', file);
    return outcome.what === 'text' ? outcome : null;
  }

  private async run(
    what: 'read' | 'text',
    { sha256, sizeBytes }: { sha256: string; sizeBytes: number },
  ): Promise<ReadingOutcome> {
    if (sizeBytes > IN_MEMORY_BYTES)
      return this.withCopy(sha256, ({ path }) => this.pool.run({ what, file: { path } }));
    const bytes = await this.files.read(sha256);
    const task = { what, file: { bytes } } as const;
    return bytes.length <= READ_HERE_BYTES && familyOf(bytes) === 'text'
      ? perform(task)
      : this.pool.run(task);
  }

  /**
   * Unpacks an archive into a folder that is there only as long as `take` runs.
   * @param fileBytes the most bytes one file may have
   */
  unpack<T>(sha256: string, fileBytes: number, take: (outcome: ReadingOutcome) => Promise<T>): Promise<T> {
    return this.withCopy(sha256, async ({ path, folder }) =>
      take(await this.pool.run({ what: 'unpack', path, folder, fileBytes })),
    );
  }

  /** The file may lie on another machine: a thread gets a copy on this one's disk, which is then removed. */
  private async withCopy<T>(
    sha256: string,
    work: (at: { path: string; folder: string }) => Promise<T>,
  ): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'zhenggai-reading-'));
    try {
      const path = join(folder, 'original');
      // The store answers at once or, where it is a service, later.
      await pipeline(
        await Promise.resolve(this.files.open(sha256)),
        createWriteStream(path, { mode: 0o600 }),
      );
      return await work({ path, folder });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
