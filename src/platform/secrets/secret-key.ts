import { hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppConfig } from '../config/config.js';

const KEY_BYTES = 32;
export const SECRET_KEY_FILE_NAME = 'secret-key';

/**
 * The key behind everything kept enciphered. Nobody enciphers with it itself: each purpose has a key of its own, so a key that
 * gets out of one does not open the others.
 */
export class SecretKey {
  private key: Buffer | null;

  /** Without a configured key, the one of the data folder: made on first use, readable by its owner only. */
  constructor(private readonly config: Pick<AppConfig, 'secretKey' | 'secretKeyPrevious' | 'dataDir'>) {
    this.key = config.secretKey;
  }

  /** @returns 32 bytes, always the same for a purpose (HKDF with SHA-256, RFC 5869) */
  forPurpose(purpose: string): Buffer {
    this.key ??= keyOfFolder(this.config.dataDir);
    return derived(this.key, purpose);
  }

  /** The key that a purpose had before; null where the configuration names none. */
  earlierForPurpose(purpose: string): Buffer | null {
    const { secretKeyPrevious } = this.config;
    return secretKeyPrevious === null ? null : derived(secretKeyPrevious, purpose);
  }

  /** Tells two keys apart and gives nothing of them away. */
  fingerprint(): string {
    return this.forPurpose('fingerprint').toString('hex').slice(0, 16);
  }
}

function derived(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `zhenggai/${purpose}`, KEY_BYTES));
}

/** Of processes that start together one makes the key: a link to a file that was written whole either succeeds or is too late. */
function keyOfFolder(dataDir: string): Buffer {
  const file = join(dataDir, SECRET_KEY_FILE_NAME);
  const known = read(file);
  if (known !== null) return known;
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return read(file) ?? keyOfFolder(dataDir);
}

function read(file: string): Buffer | null {
  try {
    return Buffer.from(readFileSync(file, 'utf8'), 'base64');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
