import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl';
import type { DocumentFile } from '../document-file.js';
import { type SourceRefusal, UnreadableDocument } from '../source.js';
import { nameOf } from './entry-name.js';

export interface ArchiveLimits {
  readonly entries: number;
  /** Bytes of all entries together, unpacked. */
  readonly totalBytes: number;
  readonly entryBytes: number;
  /** Unpacked bytes for each packed one, over the whole archive; small archives may be denser. */
  readonly ratio: number;
}

/** Below this an archive may be as dense as it likes: it cannot hurt. */
const RATIO_FROM_BYTES = 8 * 1024 * 1024;

/** An entry that may be read: its path leads nowhere else and its size was within bounds when it was listed. */
export interface ArchiveEntry {
  readonly name: string;
  readonly sizeBytes: number;
  readonly entry: Entry;
}

/** A zip file that was looked through before anything of it is unpacked. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    readonly entries: readonly ArchiveEntry[],
    private readonly limits: ArchiveLimits,
  ) {}

  /** @throws UnreadableDocument where the directory of the archive is damaged, encrypted or beyond the limits */
  static async open(file: DocumentFile, limits: ArchiveLimits): Promise<Archive> {
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
    const opening =
      'path' in file ? openPromise(file.path, options) : fromBufferPromise(bufferOf(file.bytes), options);
    const zip = await opening.catch(() => refuse('report.damaged'));
    try {
      return new Archive(zip, await list(zip, limits), limits);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  find(name: string): ArchiveEntry | null {
    return this.entries.find((entry) => entry.name === name) ?? null;
  }

  /** The unpacked bytes as they come; stops with `report.archive-too-big` where the directory lied about the size. */
  async *read({ entry }: ArchiveEntry): AsyncIterable<Buffer> {
    let size = 0;
    try {
      const stream: Readable = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > this.limits.entryBytes) refuse('report.archive-too-big');
        yield chunk;
      }
    } catch (error) {
      if (error instanceof UnreadableDocument) throw error;
      refuse('report.damaged');
    }
  }

  async bytesOf(entry: ArchiveEntry): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.read(entry)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  close(): void {
    this.zip.close();
  }
}

async function list(zip: ZipFile, limits: ArchiveLimits): Promise<ArchiveEntry[]> {
  if (zip.entryCount > limits.entries) refuse('report.archive-too-many');
  const entries: ArchiveEntry[] = [];
  let [unpacked, packed, listed] = [0, 0, 0];
  try {
    for await (const entry of zip.eachEntry()) {
      if (++listed > limits.entries) refuse('report.archive-too-many');
      const name = nameOf(entry);
      if (name === null) refuse('report.archive-unsafe-path');
      if (name.endsWith('/')) continue;
      if (entry.isEncrypted()) refuse('report.encrypted');
      unpacked += entry.uncompressedSize;
      packed += entry.compressedSize;
      if (entry.uncompressedSize > limits.entryBytes || unpacked > limits.totalBytes)
        refuse('report.archive-too-big');
      entries.push({ name, sizeBytes: entry.uncompressedSize, entry });
    }
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error;
    refuse('report.damaged');
  }
  if (unpacked > RATIO_FROM_BYTES && unpacked > packed * limits.ratio) refuse('report.archive-too-big');
  return entries;
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function refuse(code: SourceRefusal): never {
  throw new UnreadableDocument(code);
}
