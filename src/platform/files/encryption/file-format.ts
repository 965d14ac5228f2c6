import { randomBytes } from 'node:crypto';
import { Transform } from 'node:stream';
import { KEY_BYTES, NONCE_BYTES, suiteByMark, TAG_BYTES, type CipherSuite } from './suites.js';

/**
 * An enciphered file: a head with the file's own key, wrapped, then pieces of 64 KiB that each carry a tag. The nonce of a piece
 * holds its number and whether it is the last one, so none can be taken out, put elsewhere or cut off (STREAM, Hoang, Reyhanitabar,
 * Rogaway and Vizár 2015); a range is read without reading what is before it.
 */
const MAGIC = Buffer.from('ZGF1');
const KEY_ID_BYTES = 8;
const PREFIX_BYTES = NONCE_BYTES - 5;
export const PIECE_BYTES = 64 * 1024;
export const SEALED_PIECE_BYTES = PIECE_BYTES + TAG_BYTES;
const WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES;
export const HEAD_BYTES = MAGIC.length + 1 + KEY_ID_BYTES + WRAPPED_BYTES + PREFIX_BYTES;

/** What keys of files are wrapped with, and eight bytes that tell it from others. */
export interface WrappingKey {
  readonly id: Buffer;
  readonly key: Buffer;
}

/** An open file: its own key, and what its nonces begin with. */
export interface FileKey {
  readonly suite: CipherSuite;
  readonly key: Buffer;
  readonly prefix: Buffer;
  /** The plain hash, to which every piece is bound. */
  readonly about: Buffer;
}

export function newFileKey(suite: CipherSuite, sha256: string): FileKey {
  return {
    suite,
    key: randomBytes(KEY_BYTES),
    prefix: randomBytes(PREFIX_BYTES),
    about: Buffer.from(sha256, 'hex'),
  };
}

export function writeHead(file: FileKey, wrapping: WrappingKey): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const { suite, key, prefix, about } = file;
  const wrapped = suite.seal({ key: wrapping.key, nonce, about, bytes: key });
  return Buffer.concat([MAGIC, Buffer.from([suite.mark]), wrapping.id, nonce, wrapped, prefix]);
}

export function isEnciphered(head: Buffer): boolean {
  return head.length === HEAD_BYTES && head.subarray(0, MAGIC.length).equals(MAGIC);
}

export function keyIdOf(head: Buffer): Buffer {
  return head.subarray(MAGIC.length + 1, MAGIC.length + 1 + KEY_ID_BYTES);
}

/** @throws Error where none of the keys opens the head, or the file is not the one of this hash */
export function readHead(head: Buffer, sha256: string, keys: readonly WrappingKey[]): FileKey {
  const suite = suiteByMark(head.readUInt8(MAGIC.length));
  const wrapping = keys.find(({ id }) => id.equals(keyIdOf(head)));
  if (suite === null) throw new Error('enciphered by a later version');
  if (wrapping === undefined) throw new Error('enciphered under a key that is not configured');
  const at = MAGIC.length + 1 + KEY_ID_BYTES;
  const about = Buffer.from(sha256, 'hex');
  const nonce = head.subarray(at, at + NONCE_BYTES);
  const bytes = head.subarray(at + NONCE_BYTES, at + WRAPPED_BYTES);
  const key = suite.open({ key: wrapping.key, nonce, about, bytes });
  return { suite, key, prefix: head.subarray(at + WRAPPED_BYTES), about };
}

function nonceOf(prefix: Buffer, number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  prefix.copy(nonce);
  nonce.writeUInt32BE(number, PREFIX_BYTES);
  nonce.writeUInt8(isLast ? 1 : 0, NONCE_BYTES - 1);
  return nonce;
}

/** Bytes of the plain file in so many stored ones, and in how many pieces; an empty file has one, which is empty. */
export function plainSize(storedBytes: number): { plainBytes: number; pieces: number } {
  const body = storedBytes - HEAD_BYTES;
  const pieces = Math.max(1, Math.ceil(body / SEALED_PIECE_BYTES));
  return { plainBytes: body - pieces * TAG_BYTES, pieces };
}

/** Cuts a stream into pieces of one length, the last one shorter; every one is known to be the last or not. */
class Pieces extends Transform {
  private held: Buffer = Buffer.alloc(0);
  private number: number;

  constructor(
    private readonly length: number,
    first: number,
    private readonly turn: (piece: Buffer, number: number, isEnd: boolean) => Buffer,
  ) {
    super();
    this.number = first;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    try {
      // One piece is held back until it is known whether anything comes after it.
      while (this.held.length > this.length) {
        this.push(this.turn(this.held.subarray(0, this.length), this.number++, false));
        this.held = this.held.subarray(this.length);
      }
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: (error?: Error | null) => void): void {
    try {
      this.push(this.turn(this.held, this.number, true));
      done();
    } catch (error) {
      done(error as Error);
    }
  }
}

export function encipher({ suite, key, prefix, about }: FileKey): Transform {
  return new Pieces(PIECE_BYTES, 0, (bytes, number, isLast) =>
    suite.seal({ key, nonce: nonceOf(prefix, number, isLast), about, bytes }),
  );
}

export interface PlainPart {
  /** Number of the first piece that comes. */
  readonly first: number;
  /** Of the whole file. */
  readonly pieces: number;
  /** Plain bytes to leave out at the beginning, and how many to give then. */
  readonly skip: number;
  readonly take: number;
}

/** The stream fails at the first piece that is not as it was written: nothing of it is given. */
export function decipher({ suite, key, prefix, about }: FileKey, part: PlainPart): Transform {
  let { skip, take } = part;
  return new Pieces(SEALED_PIECE_BYTES, part.first, (bytes, number) => {
    const isLast = number === part.pieces - 1;
    const plain = suite.open({ key, nonce: nonceOf(prefix, number, isLast), about, bytes });
    const given = plain.subarray(skip, skip + take);
    skip = Math.max(0, skip - plain.length);
    take -= given.length;
    return given;
  });
}
