import { Problem } from '../../../platform/http/problem.js';
import { readCsv } from '../../ledger/index.js';

/** A line of a list by the names of its columns; absent columns and empty cells are left out. */
export interface ListLine {
  /** Line of the file, from 1; the heading is line 1. */
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

export type Columns = Readonly<Record<string, readonly string[]>>;

const MOST_LINES = 20_000;

/**
 * @param columns from a field to the headings it goes by, Chinese or English; unknown headings are left out
 * @param needed fields without whose column this is no such list
 * @throws Problem `directory.no-such-list`, `directory.list-too-long`
 */
export function readList(bytes: Buffer, columns: Columns, needed: readonly string[]): ListLine[] {
  const rows = rowsOf(bytes);
  const [heading, ...lines] = rows;
  const fields = (heading?.cells ?? []).map((cell) => fieldOf(columns, cell));
  const missing = needed.filter((field) => !fields.includes(field));
  if (missing.length > 0)
    throw new Problem('directory.no-such-list', {
      missing: missing.map((field) => columns[field]?.[0] ?? field),
    });
  if (lines.length > MOST_LINES) throw new Problem('directory.list-too-long', { most: MOST_LINES });
  return lines.map(({ row, cells }) => ({ line: row, fields: named(fields, cells) }));
}

function rowsOf(bytes: Buffer): { row: number; cells: readonly string[] }[] {
  try {
    return [...readCsv(bytes)].flatMap((event) => (event.what === 'rows' ? event.rows : []));
  } catch {
    throw new Problem('directory.no-such-list', { missing: [] });
  }
}

function fieldOf(columns: Columns, heading: string): string | null {
  const word = heading
    .trim()
    .replace(/^\ufeff/, '')
    .toLowerCase();
  return (
    Object.entries(columns).find(([field, words]) => field === word || words.includes(word))?.[0] ?? null
  );
}

function named(fields: readonly (string | null)[], cells: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [i, field] of fields.entries()) {
    const text = (cells[i] ?? '').trim();
    if (field !== null && text !== '') found[field] = text;
  }
  return found;
}
