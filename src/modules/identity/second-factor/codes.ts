import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

const STEP_SECONDS = 30;
/** One step to either side: telephones' clocks differ. */
const WINDOW = [0, -1, 1];
const DIGITS = 6;
const RECOVERY_CODES = 10;
/** Without letters that look like digits. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** As long as the hash, as RFC 4226 wants it; in base32 without remainder. */
const SECRET_BYTES = 20;

/** A new secret of a time-based code (RFC 6238), in base32. */
export function newTotpSecret(): string {
  const bits = [...randomBytes(SECRET_BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32[parseInt(five, 2)] ?? '').join('');
}

/** What the telephone's program reads from the picture. */
export function totpUri(secret: string, login: string): string {
  const issuer = encodeURIComponent('整改');
  return `otpauth://totp/${issuer}:${encodeURIComponent(login)}?secret=${secret}&issuer=${issuer}`;
}

/** The code of RFC 6238 for one step: HMAC-SHA-1, six digits. */
export function codeOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const at = hash.readUInt8(hash.length - 1) & 0xf;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0');
}

export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / STEP_SECONDS);
}

/** The 30-second step for which the code stands, null where it stands for none near `now`. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const steps = WINDOW.map((shift) => stepAt(now) + shift);
  return (
    steps.find((step) => timingSafeEqual(Buffer.from(codeOfStep(secret, step)), Buffer.from(code))) ?? null
  );
}

function fromBase32(secret: string): Buffer {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** `k7f2m-9xq4r`: shown once, each good for one sign-in; about 49 bits, guarded by the back-off of the account. */
export function newRecoveryCodes(): string[] {
  const letters = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '').join('');
  return Array.from({ length: RECOVERY_CODES }, () => `${letters()}-${letters()}`);
}

/** The account is part of it: the same code of another account is another hash. */
export function hashRecoveryCode(accountId: string, code: string): Buffer {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  return createHash('sha256').update(`${accountId}\n${plain}`).digest();
}
