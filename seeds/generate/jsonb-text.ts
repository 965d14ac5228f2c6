export type Json =
  null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Text that stands as it is: JSON already printed, or a number with the digits PostgreSQL gives it (`1741658400.000000`). */
export class PrintedJson {
  constructor(readonly text: string) {}
}

/**
 * A value as PostgreSQL prints it after a trip through jsonb, letter for letter, because hashes are taken over that text:
 * keys by length in bytes and then by their bytes, one blank after `:` and `,`.
 */
export function jsonbText(value: Json | PrintedJson | readonly (Json | PrintedJson)[]): string {
  if (value === null) return 'null';
  if (value instanceof PrintedJson) return value.text;
  if (typeof value === 'string') return ESCAPED.test(value) ? JSON.stringify(value) : `"${value}"`;
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${(value as Json[]).map((one) => jsonbText(one)).join(', ')}]`;
  return objectText(value as Readonly<Record<string, Json>>);
}

function objectText(value: Readonly<Record<string, Json | undefined>>): string {
  let text = '';
  for (const key of inStoredOrder(Object.keys(value))) {
    const member = value[key];
    if (member !== undefined) text += `${text === '' ? '' : ', '}"${key}": ${jsonbText(member)}`;
  }
  return `{${text}}`;
}

/** What JSON does not print as it is. */
// eslint-disable-next-line no-control-regex -- these are the characters meant
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

const ORDERS = new Map<string, readonly string[]>();

/** Keys are names of fields, in ASCII; there are few different sets of them. */
function inStoredOrder(keys: string[]): readonly string[] {
  const name = keys.join();
  let order = ORDERS.get(name);
  if (order === undefined) {
    order = keys.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    ORDERS.set(name, order);
  }
  return order;
}
