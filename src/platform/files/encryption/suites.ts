import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  getCiphers,
  getHashes,
  timingSafeEqual,
} from 'node:crypto';

/** Keys of a suite: 16 or 32 bytes to encipher with, the rest to authenticate with where the cipher does not by itself. */
export const KEY_BYTES = 48;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** Enciphers a piece at a time under a nonce that is never used twice with the same key. */
export interface CipherSuite {
  /** Byte that names it in a stored file. */
  readonly mark: number;
  /** @returns the enciphered piece and behind it its tag of 16 bytes */
  seal(piece: Piece): Buffer;
  /** @throws Error where the piece, the key, the nonce or what it belongs to is another */
  open(piece: Piece): Buffer;
}

export interface Piece {
  readonly key: Buffer;
  readonly nonce: Buffer;
  /** What the piece belongs to; authenticated, not kept. */
  readonly about: Buffer;
  readonly bytes: Buffer;
}

export const FILE_CIPHERS = ['aes-256-gcm', 'sm4-ctr-hmac-sm3'] as const;
export type FileCipher = (typeof FILE_CIPHERS)[number];

const AES: CipherSuite = {
  mark: 1,
  seal({ key, nonce, about, bytes }) {
    const cipher = createCipheriv('aes-256-gcm', key.subarray(0, 32), nonce).setAAD(about);
    return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  },
  open({ key, nonce, about, bytes }) {
    const decipher = createDecipheriv('aes-256-gcm', key.subarray(0, 32), nonce, { authTagLength: TAG_BYTES })
      .setAAD(about)
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
  },
};

/** SM4 (GB/T 32907) in counter mode with HMAC-SM3 (GB/T 32905) behind it: the OpenSSL that Node ships has no SM4-GCM. */
const SM4: CipherSuite = {
  mark: 2,
  seal({ key, nonce, about, bytes }) {
    const cipher = createCipheriv('sm4-ctr', key.subarray(0, 16), counterFrom(nonce));
    const enciphered = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([enciphered, tagOf({ key, nonce, about, bytes: enciphered })]);
  },
  open({ key, nonce, about, bytes }) {
    const enciphered = bytes.subarray(0, -TAG_BYTES);
    if (!timingSafeEqual(tagOf({ key, nonce, about, bytes: enciphered }), bytes.subarray(-TAG_BYTES)))
      throw new Error('the piece does not open');
    const decipher = createDecipheriv('sm4-ctr', key.subarray(0, 16), counterFrom(nonce));
    return Buffer.concat([decipher.update(enciphered), decipher.final()]);
  },
};

/** A piece has fewer than 2³² blocks. */
function counterFrom(nonce: Buffer): Buffer {
  return Buffer.concat([nonce, Buffer.alloc(4)]);
}

function tagOf({ key, nonce, about, bytes }: Piece): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(about.length);
  return createHmac('sm3', key.subarray(16))
    .update(nonce)
    .update(length)
    .update(about)
    .update(bytes)
    .digest()
    .subarray(0, TAG_BYTES);
}

const SUITES: Readonly<Record<FileCipher, CipherSuite>> = { 'aes-256-gcm': AES, 'sm4-ctr-hmac-sm3': SM4 };

export function suiteOf(cipher: FileCipher): CipherSuite {
  return SUITES[cipher];
}

/** Null where the file was written by a later version of the program. */
export function suiteByMark(mark: number): CipherSuite | null {
  return Object.values(SUITES).find((suite) => suite.mark === mark) ?? null;
}

/** Whether the OpenSSL of this Node has what the cipher needs. */
export function isAvailable(cipher: FileCipher): boolean {
  return cipher === 'aes-256-gcm' || (getCiphers().includes('sm4-ctr') && getHashes().includes('sm3'));
}
