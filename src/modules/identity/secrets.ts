import { createHash, randomBytes, randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's argon2id minimum: 19 MiB, two passes, one lane. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const SECRET_BYTES = 32;
const LEGIBLE = 'abcdefghjkmnpqrstuvwxyz23456789';

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2ID);
}

export function verifyPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password, ARGON2ID);
}

/** 256 random bits; only the hash is ever stored. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** `k7f2-9xq4-…`: about 79 bits, without letters that look like digits; read out or copied from paper once. */
export function newFirstPassword(): string {
  const group = () => Array.from({ length: 4 }, () => LEGIBLE[randomInt(LEGIBLE.length)] ?? '').join('');
  return Array.from({ length: 4 }, group).join('-');
}

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
