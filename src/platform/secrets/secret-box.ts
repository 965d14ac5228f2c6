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

  /**
   * With the present key, else with the one before it.
   * @throws Error where the key is another one, or the text was changed or belongs to something else
   */
  open(sealed: string, about: string): string {
    const text = this.openOrNull(sealed, about);
    if (text === null) throw new Error('sealed with another key or for something else, or changed since');
    return text;
  }

  /** Null where the key is another one, or the text was changed or belongs to something else. */
  openOrNull(sealed: string, about: string): string | null {
    return this.openWith(this.key, sealed, about) ?? this.openWithEarlier(sealed, about);
  }

  /** What is in clear or under the key before, under the present key; null where it is so already, or neither key opens it. */
  underPresentKey(kept: string, about: string): string | null {
    if (!isSealed(kept)) return this.seal(kept, about);
    if (this.openWith(this.key, kept, about) !== null) return null;
    const text = this.openWithEarlier(kept, about);
    return text === null ? null : this.seal(text, about);
  }

  private openWithEarlier(sealed: string, about: string): string | null {
    const earlier = this.secretKey.earlierForPurpose(this.purpose);
    return earlier === null ? null : this.openWith(earlier, sealed, about);
  }

  /** Null where it does not open so. @throws Error for what is no sealed text */
  private openWith(key: Buffer, sealed: string, about: string): string | null {
    const bytes = Buffer.from(sealed.slice(MARK.length), 'base64url');
    if (!isSealed(sealed) || bytes.length < IV_BYTES + TAG_BYTES) throw new Error('not a sealed text');
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
    try {
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch {
      // The only way in which the last step fails is that the text was not sealed so.
      return null;
    }
  }

  private get key(): Buffer {
    return (this.ownKey ??= this.secretKey.forPurpose(this.purpose));
  }
}

export function isSealed(text: string): boolean {
  return text.startsWith(MARK);
}
