import { createHash } from 'node:crypto';

/** More texts than the program has statements; what is put together anew for each call must not fill the server's memory. */
const KEPT_TEXTS = 1_000;

const NAMES = new Map<string, string>();

/**
 * A statement under a name of its text: each connection parses and plans it once, which for the short statements of a
 * transaction is about half of their cost to the server.
 * @param isNamed false: the text alone, for connections that change hands between two transactions
 */
export function prepared(text: string, values: readonly unknown[], isNamed: boolean) {
  const name = isNamed ? nameOf(text) : undefined;
  return name === undefined ? { text, values: [...values] } : { name, text, values: [...values] };
}

function nameOf(text: string): string | undefined {
  const known = NAMES.get(text);
  if (known !== undefined || NAMES.size >= KEPT_TEXTS) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  NAMES.set(text, name);
  return name;
}

/** A migration changed a table under a statement that this connection had planned: the connection is of no more use for it. */
export function isStalePlan(error: unknown): boolean {
  const { code, routine } = (error ?? {}) as { readonly code?: string; readonly routine?: string };
  return code === '0A000' && routine === 'RevalidateCachedQuery';
}
