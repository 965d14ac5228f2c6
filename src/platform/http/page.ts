import { Problem } from './problem.js';

/** Keyset page: `next` continues after the last row and is null on the last page; it never counts all rows. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export type CursorKey = string | number | null;

export function encodeCursor(keys: readonly CursorKey[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** @throws Problem `request.cursor-invalid` where the text is not a cursor of `length` keys. */
export function decodeCursor(cursor: string, length: number): CursorKey[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(keys) && keys.length === length && keys.every(isKey)) return keys;
  } catch {
    throw new Problem('request.cursor-invalid');
  }
  throw new Problem('request.cursor-invalid');
}

/** Cuts the one row too many that was read to know whether a next page exists. */
export function toPage<T>(
  rows: readonly T[],
  limit: number,
  keysOf: (row: T) => readonly CursorKey[],
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encodeCursor(keysOf(last)) : null };
}

function isKey(value: unknown): value is CursorKey {
  return value === null || typeof value === 'string' || typeof value === 'number';
}
