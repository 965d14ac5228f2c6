import type { Readable } from 'node:stream';
import { discardOldDrafts, receiveDraft, type FileDraft } from './file-draft.js';

export interface StoredFile {
  /** Lower-case hex; also the file's address. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface StoredEntry extends StoredFile {
  /** When these bytes were last handed in: keeping them again makes them young again. */
  readonly storedAt: Date;
}

/** Bytes `start` to `end`, both included and counted from 0, as in a `Range` header. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where files lie: a folder or an S3-compatible store. Content-addressed: the same bytes are kept once, and a stored file
 * never changes. An upload is first a draft on this machine, so that what is broken, too large or of the wrong kind never
 * reaches the store.
 */
export abstract class FileStore {
  /** @param draftFolder on this machine, for uploads on their way in; made when first needed */
  constructor(readonly draftFolder: string) {}

  /** Streams to this machine's disk and hashes on the way; a broken stream leaves nothing behind. */
  receive(source: Readable): Promise<FileDraft> {
    return receiveDraft(this.draftFolder, source);
  }

  /** Removes what processes that were killed left half-way on this machine. @returns how many */
  discardDrafts(before: Date): Promise<number> {
    return discardOldDrafts(this.draftFolder, before);
  }

  /** Receives and keeps in one go; answers when the bytes are safely in place. */
  async put(source: Readable): Promise<StoredFile> {
    const draft = await this.receive(source);
    try {
      await this.keep(draft);
      return { sha256: draft.sha256, sizeBytes: draft.sizeBytes };
    } finally {
      await draft.discard();
    }
  }

  /** Puts a draft's bytes under their hash; the draft itself stays the caller's to discard. */
  abstract keep(draft: FileDraft): Promise<void>;

  /** Puts other bytes that stand for the same file (enciphered, under another key) in the place of those that are kept. */
  abstract replace(draft: FileDraft): Promise<void>;

  /**
   * @throws Problem `file.missing` where nothing lies under the hash, `file.store-unavailable` where the store does not answer
   * @throws RangeError where the text is no hash
   */
  abstract open(sha256: string, range?: ByteRange): Promise<Readable>;

  /** Null where nothing lies under the hash. */
  abstract entry(sha256: string): Promise<StoredEntry | null>;

  /** Everything that is kept, in no promised order. */
  abstract list(): AsyncIterable<StoredEntry>;

  /** Removing what is not there is no fault. */
  abstract remove(sha256: string): Promise<void>;

  /** The whole file in memory: for what is known to be small. */
  async read(sha256: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of await this.open(sha256)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
}

const HASH = /^[0-9a-f]{64}$/;

export function isFileHash(text: string): boolean {
  return HASH.test(text);
}

/** `ab/ab12…`: a hash never names a path of its own choosing. @throws RangeError */
export function addressOf(sha256: string): string {
  if (!isFileHash(sha256)) throw new RangeError('not a SHA-256 in hex');
  return `${sha256.slice(0, 2)}/${sha256}`;
}
