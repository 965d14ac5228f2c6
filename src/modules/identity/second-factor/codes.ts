import { createHash, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const STEP_SECONDS = 30;
/** One step to either side: telephones' clocks differ. */
const WINDOW = 1;
/** What every telephone's program can: SHA-1 (no collision helps against an HMAC), six digits. */
const TERMS = { algorithm: 'SHA1', digits: 6, period: STEP_SECONDS } as const;
const RECOVERY_CODES = 10;
/** Without letters that look like digits. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
/** As long as the hash, as RFC 4226 wants it; in base32 without remainder. */
const SECRET_BYTES = 20;

/** A new secret of a time-based code (RFC 6238), in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What the telephone's program reads from the picture. */
export function totpUri(secret: string, login: string): string {
  return new TOTP({ ...TERMS, issuer: '整改', label: login, secret }).toString();
}

/** The code that a telephone shows at an instant. */
export function codeAt(secret: string, at: Date): string {
  return new TOTP({ ...TERMS, secret }).generate({ timestamp: at.getTime() });
}

/** The 30-second step for which the code stands, null where it stands for none near `now`. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const totp = new TOTP({ ...TERMS, secret });
  const timestamp = now.getTime();
  const delta = /^\d{6}$/.test(code) ? totp.validate({ token: code, timestamp, window: WINDOW }) : null;
  return delta === null ? null : totp.counter({ timestamp }) + delta;
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
