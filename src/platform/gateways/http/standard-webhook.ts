import { createHmac, randomBytes } from 'node:crypto';

/** Headers of the Standard Webhooks specification, so that a receiver verifies with a library it already has. */
export interface SignedHeaders extends Record<string, string> {
  'webhook-id': string;
  'webhook-timestamp': string;
  'webhook-signature': string;
}

const PREFIX = 'whsec_';

/** @returns `whsec_` and 32 random bytes in base64 */
export function newSigningSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

/**
 * HMAC-SHA-256 over `id.timestamp.body`. The id stays the same however often a message comes, so a receiver can tell a
 * second one; the timestamp lets it refuse an old one.
 * @param secret as {@link newSigningSecret} gave it
 */
export function signed(message: { id: string; body: string }, secret: string, at: Date): SignedHeaders {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key)
    .update(`${message.id}.${timestamp}.${message.body}`)
    .digest('base64');
  return { 'webhook-id': message.id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
