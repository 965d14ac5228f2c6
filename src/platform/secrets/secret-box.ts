import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SecretKey } from './secret-key.js';

const CIPHER = 'aes-256-gcm';
/** 96 bits, as NIST SP 800-38D wants it for GCM; 128-bit tag. */
const IV_BYTES = 12;
const TAG_BYTES = 16;
const MARK = 'v1.';

/** Short texts enciphered for one purpose (AES-256-GCM). */
export class SecretBox {
  private ownKey: Buffer | null = null;

  constructor(
    private readonly secretKey: SecretKey,
    private readonly purpose: string,
  ) {}

  /** @param about what the text belongs to, such as an account's id: it opens nowhere else */
  seal(text: string, about: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.key, iv).setAAD(Buffer.from(about));
    const parts = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return `${MARK}${Buffer.concat(parts).toString('base64url')}`;
  }

  /** @throws Error where the key is another one, or the text was changed or belongs to something else */
  open(sealed: string, about: string): string {
    const bytes = Buffer.from(sealed.slice(MARK.length), 'base64url');
    if (!isSealed(sealed) || bytes.length < IV_BYTES + TAG_BYTES) throw new Error('not a sealed text');
    const decipher = createDecipheriv(CIPHER, this.key, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString(
      'utf8',
    );
  }

  private get key(): Buffer {
    return (this.ownKey ??= this.secretKey.forPurpose(this.purpose));
  }
}

export function isSealed(text: string): boolean {
  return text.startsWith(MARK);
}
