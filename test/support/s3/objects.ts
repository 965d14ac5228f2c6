import { createHash } from 'node:crypto';

export interface StoredObject {
  readonly bytes: Buffer;
  readonly etag: string;
  lastModified: Date;
}

interface PartsUnderWay {
  readonly key: string;
  readonly parts: Map<number, Buffer>;
}

/** An error of the protocol, answered as XML. */
export class S3Fault extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

const LEAST_PART_BYTES = 5 * 1024 * 1024;
const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex');

/** What a bucket holds: objects, and uploads in parts that nobody has completed or aborted yet. */
export class Objects {
  readonly objects = new Map<string, StoredObject>();
  readonly underWay = new Map<string, PartsUnderWay>();
  private uploads = 0;

  put(key: string, bytes: Buffer): StoredObject {
    const stored = { bytes, etag: md5(bytes), lastModified: new Date() };
    this.objects.set(key, stored);
    return stored;
  }

  get(key: string): StoredObject {
    const found = this.objects.get(key);
    if (found === undefined) throw new S3Fault(404, 'NoSuchKey');
    return found;
  }

  begin(key: string): string {
    const id = `upload-${++this.uploads}`;
    this.underWay.set(id, { key, parts: new Map() });
    return id;
  }

  addPart(id: string, number: number, bytes: Buffer): string {
    this.partsOf(id).parts.set(number, bytes);
    return md5(bytes);
  }

  /** @param listed number and ETag of each part, as the client saw them */
  complete(id: string, listed: readonly { number: number; etag: string }[]): StoredObject {
    const { key, parts } = this.partsOf(id);
    const bytes = listed.map(({ number, etag }, i) => {
      const part = parts.get(number);
      if (part === undefined || md5(part) !== etag) throw new S3Fault(400, 'InvalidPart');
      if (i > 0 && number <= (listed[i - 1]?.number ?? 0)) throw new S3Fault(400, 'InvalidPartOrder');
      if (i < listed.length - 1 && part.length < LEAST_PART_BYTES) throw new S3Fault(400, 'EntityTooSmall');
      return part;
    });
    this.underWay.delete(id);
    return this.put(key, Buffer.concat(bytes));
  }

  abort(id: string): void {
    this.partsOf(id);
    this.underWay.delete(id);
  }

  private partsOf(id: string): PartsUnderWay {
    const found = this.underWay.get(id);
    if (found === undefined) throw new S3Fault(404, 'NoSuchUpload');
    return found;
  }
}
